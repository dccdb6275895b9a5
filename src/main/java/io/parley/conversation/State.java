package io.parley.conversation;

/** A state of the diagram: its element's id and its label. */
public record State(String id, String name) {}
