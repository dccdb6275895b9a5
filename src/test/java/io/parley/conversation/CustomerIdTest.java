package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom somebody wants to write to … */
class CustomerIdTest {

    @ParameterizedTest
    @CsvSource({
        "+49 30 1234567, 49301234567",
        "+49 (0)30 / 12 34-567, 49301234567",
        "0049 30 1234567, 49301234567",
        "15550100042, 15550100042",
        "' +1.555.010.0042 ', 15550100042",
        "US.13491208655302741918, US.13491208655302741918",
        "US.ENT.abc, US.ENT.abc"
    })
    void isReadHoweverItIsSpelled(String written, String id) {
        assertThat(CustomerId.read(written)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"030 1234567", "+0 30 1234567", "12345", "+1234567890123456", "Mina", "+49 30 12a", "us.123"})
    void isRefusedWithoutACountryCode(String written) {
        assertThatThrownBy(() -> CustomerId.read(written))
                .isInstanceOfSatisfying(
                        Invalid.class, it -> assertThat(it.field()).isEqualTo("customer"))
                .hasMessageContaining("country code");
    }
}
