/** People, roles, accounts and numbers, on Camunda's identity service, and the doors they come in by. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
