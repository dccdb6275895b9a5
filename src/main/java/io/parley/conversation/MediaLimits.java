package io.parley.conversation;

/** How large files may be. */
public interface MediaLimits {

    /** The most bytes of a file in a message of this kind. */
    long limitOf(String kind);
}
