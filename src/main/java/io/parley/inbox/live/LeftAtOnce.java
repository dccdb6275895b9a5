package io.parley.inbox.live;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the stream of a page that has left before its first event. Left to itself, the request would be dispatched once more
 * on a connection that is being closed: Tomcat forgets to do so, and counts it among those that are going on for ever, so
 * that a server which stops waits for it in vain.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LeftAtOnce extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            var hasLeft = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
            if (hasLeft && request.isAsyncStarted()) request.getAsyncContext().complete();
        }
    }
}
