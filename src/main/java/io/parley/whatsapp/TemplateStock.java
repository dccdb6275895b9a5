package io.parley.whatsapp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a business account as they are known now.
 *
 * @param fetchedAt when WhatsApp listed them; null if it never did
 * @param note why they are none, or old
 */
record TemplateStock(
        List<ListedTemplate> templates,
        @Nullable Instant fetchedAt,
        @Nullable String note) {

    static TemplateStock none(String note) {
        return new TemplateStock(List.of(), null, note);
    }

    /** The same, as the last that is known while WhatsApp does not answer. */
    TemplateStock becauseOf(String reason) {
        if (fetchedAt == null) return none("The templates cannot be listed now. " + reason);
        return new TemplateStock(templates, fetchedAt, "This list may be out of date. " + reason);
    }
}
