package io.parley.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Writes down what comes to the webhook, and with which answer it was taken. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeardWebhooks extends OncePerRequestFilter {

    private static final Pattern STATUS = Pattern.compile("\"status\":\"([a-z]+)\"");

    record Heard(String body, int answer) {

        String status() {
            var found = STATUS.matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** What was heard with these words in it. */
    List<Heard> with(String words) {
        return heard.stream().filter(it -> it.body().contains(words)).toList();
    }

    List<String> statusesOf(String messageId) {
        return with(messageId).stream().map(Heard::status).toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/webhooks/whatsapp");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var copy = new ContentCachingRequestWrapper(request, 100_000);
        chain.doFilter(copy, response);
        heard.add(new Heard(new String(copy.getContentAsByteArray(), StandardCharsets.UTF_8), response.getStatus()));
    }
}
