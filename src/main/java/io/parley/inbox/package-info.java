/** The agents' desk: the REST API and what Tasklist shows. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
