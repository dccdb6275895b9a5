/** What a diagram and a table of rules must be, before they are let in. */
@NullMarked
package io.parley.lifecycle.diagram;

import org.jspecify.annotations.NullMarked;
