package io.parley.whatsapp;

import io.parley.conversation.Conversations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Furnishes the post room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WhatsAppSettings.class, TemplateSettings.class, MediaSettings.class})
class WhatsApp {

    @Bean
    Handover handover(MessageReader reader, Conversations conversations, MediaCourier courier) {
        return new Handover(reader, conversations, courier::wake);
    }

    /** After what counts and times every request, and after the limit of wrong signatures (directory). */
    @Bean
    FilterRegistrationBean<WebhookDoor> webhookFirst(WebhookDoor door) {
        var first = new FilterRegistrationBean<>(door);
        first.addUrlPatterns(WebhookDoor.PATH);
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return first;
    }
}
