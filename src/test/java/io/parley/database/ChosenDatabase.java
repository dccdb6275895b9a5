package io.parley.database;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Gives every application that a test starts a PostgreSQL database of its own, when that is what is tested. */
class ChosenDatabase implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!TestDatabase.isPostgres() || !environment.acceptsProfiles(Profiles.of("test"))) return;
        var settings = Map.<String, Object>of(
                "spring.datasource.url",
                TestDatabase.freshUrl(),
                "spring.datasource.username",
                TestDatabase.USER,
                "spring.datasource.password",
                TestDatabase.PASSWORD,
                "spring.datasource.hikari.minimum-idle",
                1);
        environment.getPropertySources().addFirst(new MapPropertySource("chosen database", settings));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
