/** The post room: WhatsApp's webhook, and what its messages mean. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.whatsapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
