package io.parley.conversation;

import java.time.Instant;

/** A business number from which nothing is sent for now, and why. */
public record Pause(PhoneNumberId number, Instant since, Instant until, String reason) {}
