package io.parley.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The Graph API … */
class GraphDoorTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "10.0.0.7, false", "192.0.2.1, false", "2001:db8::1, false"})
    void letsInNobodyButThisMachine(String address, boolean isLetIn) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);

        assertThat(GraphDoor.isOfThisMachine(request)).isEqualTo(isLetIn);
    }
}
