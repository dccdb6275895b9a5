/** What happens, in every open page at once; and who else is looking. */
@NullMarked
package io.parley.inbox.live;

import org.jspecify.annotations.NullMarked;
