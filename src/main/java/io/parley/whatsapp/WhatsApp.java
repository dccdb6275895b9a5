package io.parley.whatsapp;

import io.parley.conversation.Conversations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Furnishes the post room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WhatsAppSettings.class, TemplateSettings.class, MediaSettings.class})
class WhatsApp {

    @Bean
    Handover handover(MessageReader reader, Conversations conversations, MediaCourier courier) {
        return new Handover(reader, conversations, courier::wake);
    }
}
