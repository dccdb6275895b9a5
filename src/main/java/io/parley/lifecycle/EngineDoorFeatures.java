package io.parley.lifecycle;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/** Gives Parley's answers to every door that Camunda's REST API has: {@code /engine-rest} and the web apps' own. */
public final class EngineDoorFeatures implements AutoDiscoverable {

    private static final int BEFORE_CAMUNDAS_OWN = 1;

    @Override
    public void configure(FeatureContext context) {
        context.register(new EngineDoorAnswers.OfTheEngine(), BEFORE_CAMUNDAS_OWN);
        context.register(new EngineDoorAnswers.OfTheRestApi(), BEFORE_CAMUNDAS_OWN);
        context.register(new EngineDoorAnswers.OfParley(), BEFORE_CAMUNDAS_OWN);
    }
}
