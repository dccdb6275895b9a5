/** Parley: a shared WhatsApp inbox whose conversation lifecycle is a diagram that runs. */
@NullMarked
package io.parley;

import org.jspecify.annotations.NullMarked;
