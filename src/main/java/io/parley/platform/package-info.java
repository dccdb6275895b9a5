/** What everything stands on: the engine's settings, the clock, transactions, demo data. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
