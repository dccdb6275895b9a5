/** The Inbox: the page where agents work all day. It shows what the counter says and decides nothing. */
@NullMarked
package io.parley.inbox.page;

import org.jspecify.annotations.NullMarked;
