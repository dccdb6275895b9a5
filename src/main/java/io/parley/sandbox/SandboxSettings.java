package io.parley.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast this WhatsApp is, {@code parley.sandbox}.
 *
 * @param sentAfter from a message's acceptance to its status {@code sent}
 * @param deliveredAfter from there to {@code delivered}
 */
@ConfigurationProperties("parley.sandbox")
record SandboxSettings(
        @DefaultValue("200ms") Duration sentAfter,
        @DefaultValue("800ms") Duration deliveredAfter) {}
