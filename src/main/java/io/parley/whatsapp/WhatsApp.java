package io.parley.whatsapp;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Furnishes the post room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WhatsAppSettings.class, TemplateSettings.class})
class WhatsApp {}
