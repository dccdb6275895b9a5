package io.parley.conversation;

/** A page of a room that is not always there, for the list of where to go after signing in. */
public record Signpost(String label, String path) {}
