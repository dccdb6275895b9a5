/** The hall: the words Parley is made of, the ports between its rooms, and the one counter every door speaks to. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.parley.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
