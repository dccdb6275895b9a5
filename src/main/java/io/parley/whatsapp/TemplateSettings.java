package io.parley.whatsapp;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How templates are listed and what they cost, {@code parley.whatsapp}.
 *
 * @param templatesKeptFor how old a list of templates may be before WhatsApp is asked again
 * @param rates what Meta's price list says; none: no amounts are shown
 */
@ConfigurationProperties("parley.whatsapp")
record TemplateSettings(
        @DefaultValue("10m") Duration templatesKeptFor,
        @DefaultValue List<Rate> rates) {

    /**
     * What one delivered message costs in one market.
     *
     * @param prefix the digits that the market's phone numbers begin with, such as 49
     * @param category {@code marketing}, {@code utility} or {@code authentication}
     */
    record Rate(String prefix, String category, BigDecimal amount, String currency) {

        private boolean isFor(String customer, String category) {
            return customer.startsWith(prefix)
                    && this.category.toLowerCase(Locale.ROOT).equals(category);
        }
    }

    /** The rate of the narrowest market that the customer's number belongs to. */
    Optional<Rate> rate(String customer, String category) {
        return rates.stream()
                .filter(rate -> rate.isFor(customer, category))
                .max(Comparator.comparingInt(rate -> rate.prefix().length()));
    }
}
