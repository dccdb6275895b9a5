package io.parley.operation;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a scrape brings: each line's name and labels, and its value. */
record Exposed(Map<String, Double> lines) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][^ #]*(?:\\{[^}]*})?) (\\S+)$");

    static Exposed of(String text) {
        var lines = new TreeMap<String, Double>();
        LINE.matcher(text).results().forEach(it -> lines.put(it.group(1), Double.valueOf(it.group(2))));
        return new Exposed(lines);
    }

    /** The value of exactly this line; zero where there is none. */
    double value(String line) {
        return lines.getOrDefault(line, 0.0);
    }

    boolean has(String name) {
        return lines.keySet().stream().anyMatch(line -> line.equals(name) || line.startsWith(name + "{"));
    }
}
