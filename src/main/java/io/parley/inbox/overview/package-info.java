/** The supervisors' overview: how the conversations of an account go, as numbers, charts and CSV. */
@NullMarked
package io.parley.inbox.overview;

import org.jspecify.annotations.NullMarked;
