package io.parley.whatsapp;

import io.parley.conversation.TemplateCost;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What sending a template costs: always in words, and as an amount only where somebody has entered Meta's rates. */
@Component
class TemplatePrices {

    private static final String ALWAYS = "Charged as %s when it is delivered, within the 24 hours too;"
            + " free only in the 72 hours after you answered somebody who came from an ad.";

    private final TemplateSettings settings;

    TemplatePrices(TemplateSettings settings) {
        this.settings = settings;
    }

    /** Since 1 October 2026, utility templates are charged inside the window like everywhere else. */
    TemplateCost of(String category, @Nullable String customer) {
        var words = ALWAYS.formatted(category);
        if (customer == null) return new TemplateCost(words, null, null);
        return settings.rate(customer, category)
                .map(rate -> new TemplateCost(words, rate.amount(), rate.currency()))
                .orElseGet(() -> new TemplateCost(words, null, null));
    }
}
