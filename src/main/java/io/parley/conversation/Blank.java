package io.parley.conversation;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a canned reply leaves open until somebody uses it, written {@code {{customer.name}}}. */
public enum Blank {
    CUSTOMER_NAME("customer.name"),
    CUSTOMER_FIRST_NAME("customer.firstName"),
    AGENT_NAME("agent.name"),
    NUMBER_LABEL("number.label");

    private static final Pattern WRITTEN = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private final String id;

    Blank(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** As it is written in a text. */
    public String written() {
        return "{{" + id + "}}";
    }

    /**
     * The text with its blanks as they are written, without spaces in them.
     *
     * @throws Invalid where a customer would read its braces
     */
    static String tidied(String text) {
        var rest = WRITTEN.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}"))
            throw new Invalid("text", "A placeholder begins with {{ and ends with }}, such as " + AGENT_NAME.written());
        return WRITTEN.matcher(text).replaceAll(it -> named(it.group(1).strip()).written());
    }

    private static Blank named(String id) {
        return Arrays.stream(values())
                .filter(it -> it.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "text", "There is no placeholder {{" + PlainText.line(id, 40) + "}}; there are " + all()));
    }

    private static String all() {
        return Arrays.stream(values()).map(Blank::written).collect(Collectors.joining(", "));
    }
}
