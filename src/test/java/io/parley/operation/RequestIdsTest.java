package io.parley.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A request … */
class RequestIdsTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void hasAnIdOfItsOwnInTheLogsAndNoLongerThanItLasts() throws Exception {
        var first = idWhileAnswered("");

        assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(idWhileAnswered(""));
        assertThat(MDC.get(RequestIds.FIELD)).isNull();
    }

    @Test
    void keepsTheTraceOfItsCaller() throws Exception {
        request.addHeader("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(idWhileAnswered("")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void takesNothingElseFromItsCaller() throws Exception {
        request.addHeader("traceparent", "00-anything\n-00f067aa0ba902b7-01");

        assertThat(idWhileAnswered("")).matches("[0-9a-f]{32}");
    }

    @Test
    void leavesItToTheSpansWhereThereAreSome() throws Exception {
        assertThat(idWhileAnswered("http://collector:4318/v1/traces")).isNull();
    }

    private String idWhileAnswered(String address) throws Exception {
        var seen = new AtomicReference<String>();
        new RequestIds(address)
                .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (asked, answered) -> seen.set(MDC.get(RequestIds.FIELD)));
        return seen.get();
    }
}
