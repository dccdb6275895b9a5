package io.parley.conversation;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The other ways in which WhatsApp writes a phone number of Brazil, Mexico or Argentina. They only help to find a
 * conversation that exists; no id is ever rewritten.
 */
final class Variants {

    private static final Pattern BRAZIL = Pattern.compile("55([1-9][1-9])(9?)([6-9][0-9]{7})");
    private static final Pattern MEXICO = Pattern.compile("52(1?)([2-9][0-9]{9})");
    private static final Pattern ARGENTINA = Pattern.compile("54(9?)([1-8][0-9]{9})");

    private Variants() {}

    /** The same phone written otherwise; empty nearly everywhere. A landline is nobody's mobile. */
    static Set<String> of(@Nullable String phone) {
        if (phone == null) return Set.of();
        var brazil = BRAZIL.matcher(phone);
        if (brazil.matches()) return Set.of("55" + brazil.group(1) + other(brazil.group(2), "9") + brazil.group(3));
        var mexico = MEXICO.matcher(phone);
        if (mexico.matches()) return Set.of("52" + other(mexico.group(1), "1") + mexico.group(2));
        var argentina = ARGENTINA.matcher(phone);
        if (argentina.matches()) return Set.of("54" + other(argentina.group(1), "9") + argentina.group(2));
        return Set.of();
    }

    private static String other(String present, String digit) {
        return present.isEmpty() ? digit : "";
    }
}
