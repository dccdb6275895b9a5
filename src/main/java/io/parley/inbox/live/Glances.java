package io.parley.inbox.live;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one node tells the others of who looks where.
 *
 * @param node who tells
 */
record Glances(String node, List<Glance> glances) {

    /** In as few breaths as they need, in order. One that is too long for a breath of its own is not said. */
    static List<String> of(String node, List<Glance> glances) {
        if (glances.isEmpty()) return List.of();
        var text = Breath.write(new Glances(node, glances));
        if (Breath.isEnoughFor(text)) return List.of(text);
        if (glances.size() == 1) return List.of();
        var middle = glances.size() / 2;
        return Stream.of(glances.subList(0, middle), glances.subList(middle, glances.size()))
                .flatMap(half -> of(node, half).stream())
                .toList();
    }

    /** @throws IllegalArgumentException if they are none, as of another version of Parley during an upgrade */
    static Glances read(String text) {
        return Breath.read(text, Glances.class);
    }
}
