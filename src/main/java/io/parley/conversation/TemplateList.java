package io.parley.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates that can be sent from a number.
 *
 * @param fetchedAt when WhatsApp listed them; null if it never did
 * @param note why the list is empty or old, in a sentence; null where nothing is wrong
 */
public record TemplateList(
        List<Priced> items,
        @Nullable Instant fetchedAt,
        @Nullable String note) {

    public TemplateList {
        items = List.copyOf(items);
    }

    /** A template and what sending it costs. */
    public record Priced(Template template, TemplateCost cost) {}
}
