package io.parley.conversation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A word that a team puts on conversations. However it is spelled in capitals and small letters, it is the same tag.
 *
 * @param name 1 to 40 characters; none that an address cannot carry
 */
public record Tag(String name) {

    public static final int LONGEST_NAME = 40;

    private static final List<String> COLOURS =
            List.of("slate", "blue", "teal", "green", "olive", "amber", "rose", "violet");

    public Tag {
        name = Normalizer.normalize(PlainText.of(name), Normalizer.Form.NFC)
                .replaceAll("[\\p{Cf}&&[^\\u200d]]", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME)
            throw new Invalid("name", "A tag has 1 to " + LONGEST_NAME + " characters");
        if (name.matches("[.]+|.*[/\\\\;%].*"))
            throw new Invalid("name", "A tag has no slashes, semicolons or percent signs, and not dots alone");
    }

    /** The same for every spelling. */
    public String id() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** One of eight, always the same for the same tag. */
    public String colour() {
        var hash = id().hashCode();
        return COLOURS.get(Math.floorMod(hash ^ hash >>> 16, COLOURS.size()));
    }
}
