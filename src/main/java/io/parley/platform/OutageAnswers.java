package io.parley.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** An outage of the database is a 503 at every door, also where it comes before sign-in: it is not ours, and it passes. */
@Component
@Order(OutageAnswers.AROUND_ALL_BUT_OBSERVATION)
class OutageAnswers extends HttpFilter {

    static final String SENTENCE = "The database cannot be reached just now. Try again in a moment.";

    static final int AROUND_ALL_BUT_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 10;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        try {
            others.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !Outages.isOne(failure)) throw failure;
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }
}
