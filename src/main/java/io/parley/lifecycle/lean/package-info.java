/** What the engine would ask its database again with every event, although the answer is known. */
@NullMarked
package io.parley.lifecycle.lean;

import org.jspecify.annotations.NullMarked;
