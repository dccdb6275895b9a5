package io.parley.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Joins the lines of one request in the logs where no span does: by its caller's trace, or by an id of its own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    static final String FIELD = "traceId";

    /** W3C Trace Context: version, trace, span, flags. */
    private static final Pattern CALLER = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final boolean hasSpans;

    RequestIds(@Value("${" + Spans.ADDRESS + ":}") String address) {
        this.hasSpans = !address.isBlank();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return hasSpans;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        MDC.put(FIELD, idOf(request));
        try {
            rest.doFilter(request, response);
        } finally {
            MDC.remove(FIELD);
        }
    }

    private static String idOf(HttpServletRequest request) {
        var caller = CALLER.matcher(Objects.requireNonNullElse(request.getHeader("traceparent"), ""));
        if (caller.matches()) return caller.group(1);
        var chance = ThreadLocalRandom.current();
        var digits = HexFormat.of();
        return digits.toHexDigits(chance.nextLong()) + digits.toHexDigits(chance.nextLong());
    }
}
