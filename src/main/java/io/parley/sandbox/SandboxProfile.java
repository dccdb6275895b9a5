package io.parley.sandbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Sees to it, before anything else starts, that nobody pretends to be WhatsApp in production. */
class SandboxProfile implements EnvironmentPostProcessor {

    static final String NAME = "sandbox";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of(NAME + " & production"))) throw new SandboxInProduction();
    }
}
