/**
 * The sandbox: a small WhatsApp of Parley's own, to try everything without a Meta account. It is there in the profile
 * {@code sandbox} only, and never in production.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
