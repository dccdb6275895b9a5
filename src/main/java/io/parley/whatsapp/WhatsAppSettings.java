package io.parley.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What WhatsApp and Parley have agreed on, {@code parley.whatsapp}.
 *
 * @param appSecrets the secrets of the Meta apps whose deliveries are taken; none: no delivery is
 * @param verifyToken the word that the handshake asks for; blank: no handshake succeeds
 */
@ConfigurationProperties("parley.whatsapp")
record WhatsAppSettings(
        @Name("app-secret") @DefaultValue List<String> appSecrets,
        @DefaultValue("") String verifyToken,
        @DefaultValue("https://graph.facebook.com") URI apiBaseUrl,
        @DefaultValue("v24.0") String apiVersion,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout) {

    WhatsAppSettings {
        appSecrets = appSecrets.stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** Where the Graph API's paths begin. */
    URI graph() {
        return URI.create(apiBaseUrl.toString().replaceAll("/+$", "") + "/" + apiVersion);
    }

    /** Without the secrets, so that no log can tell them. */
    @Override
    public String toString() {
        return "WhatsAppSettings[apiBaseUrl=" + apiBaseUrl + ", apiVersion=" + apiVersion + "]";
    }
}
