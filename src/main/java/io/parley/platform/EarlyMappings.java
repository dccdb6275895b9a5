package io.parley.platform;

import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Begins to read the engine's statements as soon as the database is known, long before the engine asks for them. */
final class EarlyMappings implements EnvironmentPostProcessor {

    private final ConfigurableBootstrapContext start;

    EarlyMappings(ConfigurableBootstrapContext start) {
        this.start = start;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        EngineMappings.begin(environment.getProperty("spring.datasource.url", ""))
                .ifPresent(mappings -> start.addCloseListener(event -> event.getApplicationContext()
                        .getBeanFactory()
                        .registerSingleton(EngineMappings.class.getName(), mappings)));
    }
}
