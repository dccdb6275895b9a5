package io.parley.conversation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What sending a template costs.
 *
 * @param words for whoever sends it; always there
 * @param amount per delivered message, where the settings name a rate for the customer's market
 * @param currency of the amount, such as {@code EUR}
 */
public record TemplateCost(
        String words, @Nullable BigDecimal amount, @Nullable String currency) {}
