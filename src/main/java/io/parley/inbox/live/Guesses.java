package io.parley.inbox.live;

import java.util.List;

/**
 * What one node tells the others of who guesses passwords.
 *
 * @param node who tells
 * @param networks from where, once for each wrong guess
 */
record Guesses(String node, List<String> networks) {

    private static final int LONGEST_ADDRESS = 45;

    /** In one breath. What is no address, as a proxy may make it up, is not said. */
    static List<String> of(String node, List<String> networks) {
        var addresses =
                networks.stream().filter(it -> it.length() <= LONGEST_ADDRESS).toList();
        if (addresses.isEmpty()) return List.of();
        var text = Breath.write(new Guesses(node, addresses));
        return Breath.isEnoughFor(text) ? List.of(text) : List.of();
    }

    /** @throws IllegalArgumentException if they are none, as of another version of Parley during an upgrade */
    static Guesses read(String text) {
        return Breath.read(text, Guesses.class);
    }
}
