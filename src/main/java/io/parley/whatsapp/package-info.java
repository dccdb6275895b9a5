/** The post room: WhatsApp's webhook in, its Cloud API out. */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.parley.whatsapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
