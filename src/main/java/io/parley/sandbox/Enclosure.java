package io.parley.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What a message says of its file.
 *
 * @param id the media id, digits
 * @param type the media type, without parameters
 * @param size bytes
 * @param sha256 in hex
 */
record Enclosure(String id, String type, @Nullable String name, long size, String sha256) {

    Enclosure called(@Nullable String other) {
        return new Enclosure(id, type, other, size, sha256);
    }
}
