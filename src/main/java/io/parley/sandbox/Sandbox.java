package io.parley.sandbox;

import io.parley.conversation.Signpost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;

/** Furnishes the sandbox. */
@Configuration(proxyBeanMethods = false)
@Profile(SandboxProfile.NAME)
@EnableConfigurationProperties({SandboxSettings.class, AppSecret.class, Tokens.class})
class Sandbox {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    @Bean
    Signpost phone() {
        return new Signpost("Phone page", PhonePage.PATH);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hangUps() {
        return tomcat -> tomcat.addEngineValves(new HangUp());
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        log.info("This is the sandbox: nothing reaches WhatsApp. Write as a customer at {}", PhonePage.PATH);
    }
}
