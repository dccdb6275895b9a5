/** The engine house: what whoever runs Parley sees of it. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
