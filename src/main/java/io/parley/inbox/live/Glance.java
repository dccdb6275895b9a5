package io.parley.inbox.live;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody looks, as one node tells the others.
 *
 * @param page the page's own id
 * @param person who looks
 * @param key the conversation; null for none
 */
record Glance(String page, String person, @Nullable String key, boolean typing) {}
