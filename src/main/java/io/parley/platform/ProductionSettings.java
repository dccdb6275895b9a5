package io.parley.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Stops a start in production, before anything is built, where a setting is missing or still the demo's. */
@Component
@Profile("production")
class ProductionSettings implements BeanFactoryPostProcessor {

    private static final String DATABASE = "spring.datasource.url";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final List<String> NEEDED = List.of(
            DATABASE,
            "spring.datasource.username",
            "spring.datasource.password",
            "parley.whatsapp.app-secret",
            "parley.whatsapp.verify-token",
            "parley.first-owner.id",
            "parley.first-owner.password",
            "parley.accounts[0].ban");
    private static final Set<String> DEMO = Set.of("demo", "demo-app-secret", "demo-verify-token", "acme");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var environment = beans.getBean(Environment.class);
        var missing = NEEDED.stream()
                .filter(setting -> isMissing(setting, environment.getProperty(setting, "")))
                .map(ProductionSettings::variable)
                .toList();
        if (!missing.isEmpty()) throw new SettingsMissing(missing);
    }

    private static boolean isMissing(String setting, String value) {
        return value.isBlank()
                || setting.equals(DATABASE) && !value.startsWith(POSTGRESQL)
                || Arrays.stream(value.split(",")).map(String::strip).anyMatch(DEMO::contains);
    }

    /** The setting as the environment names it. */
    private static String variable(String setting) {
        return setting.replaceAll("[.\\[-]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }
}
