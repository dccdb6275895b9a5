package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other spellings of a phone number … */
class VariantsTest {

    @ParameterizedTest
    @CsvSource({"5511987654321, 551187654321", "525512345678, 5215512345678", "541123456789, 5491123456789"})
    void areTheOneThatWhatsAppUsesElsewhere(String one, String other) {
        assertThat(Variants.of(one)).containsExactly(other);
        assertThat(Variants.of(other)).containsExactly(one);
    }

    @Test
    void neverMakeALandlineSomebodysMobile() {
        assertThat(Variants.of("551133334444")).isEmpty();
        assertThat(Variants.of("5511933334444")).isEmpty();
    }

    @Test
    void areFewOutsideThreeCountries() {
        assertThat(Variants.of("4915112345678")).isEmpty();
        assertThat(Variants.of("US.13491208655302741918")).isEmpty();
        assertThat(Variants.of(null)).isEmpty();
    }

    @Property
    void leadBackToWhereTheyCameFrom(@ForAll @NumericChars @StringLength(min = 8, max = 11) String rest) {
        for (var country : new String[] {"55", "52", "54"})
            for (var variant : Variants.of(country + rest)) {
                assertThat(variant).isNotEqualTo(country + rest).startsWith(country);
                assertThat(Variants.of(variant)).containsExactly(country + rest);
            }
    }
}
