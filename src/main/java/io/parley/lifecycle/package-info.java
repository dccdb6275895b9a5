/** The engine room: everything that knows conversation.bpmn. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
