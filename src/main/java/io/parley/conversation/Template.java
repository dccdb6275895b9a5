package io.parley.conversation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message that WhatsApp has approved beforehand, with blanks such as <code>{{1}}</code> or <code>{{name}}</code>.
 *
 * @param category WhatsApp's, in lower case: {@code marketing}, {@code utility} or {@code authentication}
 * @param header the header's text; null where there is none, or a picture
 * @param buttons what stands on them
 * @param obstacle why Parley cannot send it, in a sentence; null where it can
 */
public record Template(
        String name,
        String language,
        String category,
        @Nullable String header,
        String body,
        @Nullable String footer,
        List<String> buttons,
        @Nullable String obstacle) {

    private static final Pattern BLANK = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
    private static final Pattern NOT_IN_A_BLANK = Pattern.compile("[\\n\\r\\t]| {5}");

    public Template {
        buttons = List.copyOf(buttons);
    }

    /** The names of the body's blanks, in the order in which they are filled in. */
    public List<String> parameters() {
        return blanksOf(body);
    }

    /** The names of the header's blanks. */
    public List<String> headerParameters() {
        return header == null ? List.of() : blanksOf(header);
    }

    /**
     * What a customer reads in the body.
     *
     * @throws Invalid if the values do not fit the blanks
     */
    public String filledIn(TemplateChoice choice) {
        if (obstacle != null) throw new Invalid("template.name", obstacle);
        require("template.header", headerParameters(), choice.header());
        require("template.parameters", parameters(), choice.parameters());
        return filled(body, choice.parameters());
    }

    private static void require(String field, List<String> blanks, Map<String, String> values) {
        if (!Set.copyOf(blanks).equals(values.keySet())) throw new Invalid(field, wanted(blanks, values.size()));
        values.values().forEach(value -> requireWritable(field, value));
    }

    private static String wanted(List<String> blanks, int given) {
        if (blanks.isEmpty()) return "This template has no blanks here, and " + given + " values are given";
        return "This template needs a value for " + String.join(", ", blanks) + ", and nothing else";
    }

    private static void requireWritable(String field, String value) {
        if (value.isBlank()) throw new Invalid(field, "A template's blank needs something to read");
        if (NOT_IN_A_BLANK.matcher(value).find())
            throw new Invalid(field, "WhatsApp takes no line breaks, tabs or five spaces in a template's blank");
    }

    private static String filled(String text, Map<String, String> values) {
        return BLANK.matcher(text).replaceAll(blank -> Matcher.quoteReplacement(values.get(blank.group(1))));
    }

    /** The names of a text's blanks, once each: 1, 2, … in their order, names as they come. */
    public static List<String> blanksOf(String text) {
        var blanks = BLANK.matcher(text)
                .results()
                .map(blank -> blank.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var arePositions = blanks.stream().allMatch(name -> name.matches("\\d{1,3}"));
        if (!arePositions) return List.copyOf(blanks);
        return blanks.stream()
                .sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
                .toList();
    }
}
