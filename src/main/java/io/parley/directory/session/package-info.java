/** Who has signed in with a browser, known to every node. */
@NullMarked
package io.parley.directory.session;

import org.jspecify.annotations.NullMarked;
