package io.parley.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A line of access.txt or access-sandbox.txt: what happens when somebody calls an endpoint, and what to call it with. */
record Access(String method, String path, String query, String body, Map<Who, String> expected) {

    /** Whoever calls. The demo people belong to all accounts, gil only to one that is not the conversation's. */
    enum Who {
        OWNER("olivia"),
        ADMIN("adam"),
        MANAGER("maya"),
        AGENT("asha"),
        ANALYST("paul"),
        CONNECTOR("connector"),
        ELSEWHERE("gil"),
        NOBODY(null);

        final @Nullable String id;

        Who(@Nullable String id) {
            this.id = id;
        }
    }

    static Stream<Access> table(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Access::parse);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Access parse(String line) {
        var halves = (line + " | ").split(" \\| ", -1);
        var words = halves[0].trim().split("\\s+");
        if (words.length != 2 + Who.values().length) throw new IllegalStateException("Not a whole line: " + line);
        var expected = new EnumMap<Who, String>(Who.class);
        for (var who : Who.values()) expected.put(who, words[2 + who.ordinal()]);
        var with = halves[1].trim();
        var query = with.startsWith("?") ? with.split(" ")[0] : "";
        return new Access(
                words[0], words[1], query, with.substring(query.length()).trim(), expected);
    }

    /** Whether it names a conversation, or its number or account. */
    boolean isAboutAConversation() {
        return (path + query + body).matches(".*\\{(key|number|ban)}.*");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
