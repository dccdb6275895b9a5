/** The archive: what was said and what happened, in our own tables. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.transcript;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
