/** How the diagram that runs is drawn. */
@NullMarked
package io.parley.lifecycle.drawing;

import org.jspecify.annotations.NullMarked;
