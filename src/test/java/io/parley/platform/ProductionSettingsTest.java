package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.Parley;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Production … */
@ExtendWith(OutputCaptureExtension.class)
class ProductionSettingsTest {

    private static final String[] COMPLETE = {
        "SPRING_DATASOURCE_URL=jdbc:postgresql://db/parley",
        "SPRING_DATASOURCE_USERNAME=parley",
        "SPRING_DATASOURCE_PASSWORD=correct horse",
        "PARLEY_WHATSAPP_APP_SECRET=0a1b2c",
        "PARLEY_WHATSAPP_VERIFY_TOKEN=battery staple",
        "PARLEY_FIRST_OWNER_ID=nora",
        "PARLEY_FIRST_OWNER_PASSWORD=a long one",
        "PARLEY_ACCOUNTS_0_BAN=globex"
    };

    @Test
    void startsWithEverythingFromTheEnvironment() {
        house(COMPLETE).run(it -> assertThat(it).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_DATASOURCE_URL,''",
        "SPRING_DATASOURCE_URL,jdbc:h2:file:./data/parley",
        "SPRING_DATASOURCE_USERNAME,''",
        "SPRING_DATASOURCE_PASSWORD,''",
        "PARLEY_WHATSAPP_APP_SECRET,' '",
        "PARLEY_WHATSAPP_APP_SECRET,demo-app-secret",
        "PARLEY_WHATSAPP_APP_SECRET,'0a1b2c, demo-app-secret'",
        "PARLEY_WHATSAPP_VERIFY_TOKEN,demo-verify-token",
        "PARLEY_FIRST_OWNER_ID,''",
        "PARLEY_FIRST_OWNER_PASSWORD,demo",
        "PARLEY_ACCOUNTS_0_BAN,acme"
    })
    void doesNotStartWithout(String variable, String value) {
        var settings = Stream.concat(Stream.of(COMPLETE), Stream.of(variable + "=" + value));

        house(settings.toArray(String[]::new))
                .run(it -> assertThat(it)
                        .getFailure()
                        .hasMessage("Parley does not start in production without " + variable + "."));
    }

    @Test
    void saysInOneSentenceWhatItLacks(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(Parley.class, "--spring.profiles.active=production"))
                .isInstanceOf(SettingsMissing.class);

        assertThat(output)
                .contains("Parley does not start in production without SPRING_DATASOURCE_URL")
                .contains("PARLEY_WHATSAPP_APP_SECRET")
                .doesNotContain("\tat ");
    }

    private static ApplicationContextRunner house(String... environment) {
        var variables = Stream.of(environment)
                .map(it -> it.split("=", 2))
                .collect(Collectors.<String[], String, Object>toMap(it -> it[0], it -> it[1], (first, last) -> last));
        return new ApplicationContextRunner()
                .withInitializer(it -> it.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
                .withPropertyValues("spring.profiles.active=production")
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(ProductionSettings.class);
    }
}
