package io.parley.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WhatsAppSettingsTest {

    @Test
    void takesSeveralSecretsSeparatedByCommas() {
        var settings = settings(Map.of("parley.whatsapp.app-secret", "one, two,"));

        assertThat(settings.appSecrets()).containsExactly("one", "two");
    }

    @Test
    void takesAListOfSecrets() {
        var settings = settings(Map.of("parley.whatsapp.app-secret[0]", "one", "parley.whatsapp.app-secret[1]", "two"));

        assertThat(settings.appSecrets()).containsExactly("one", "two");
    }

    @Test
    void haveNoSecretUnlessSomebodyGivesOne() {
        assertThat(settings(Map.of()).appSecrets()).isEmpty();
        assertThat(settings(Map.of("parley.whatsapp.app-secret", " ")).appSecrets())
                .isEmpty();
        assertThat(settings(Map.of()).verifyToken()).isEmpty();
    }

    @Test
    void neverTellTheirSecrets() {
        var settings = settings(
                Map.of("parley.whatsapp.app-secret", "hush-secret", "parley.whatsapp.verify-token", "hush-token"));

        assertThat(settings.toString()).doesNotContain("hush");
    }

    private static WhatsAppSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("parley.whatsapp", WhatsAppSettings.class);
    }
}
