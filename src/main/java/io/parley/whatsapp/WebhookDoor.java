package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.conversation.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * WhatsApp's way in. It stands in front of what people need, sessions, sign-in and pages: a delivery is its signature and
 * its messages, and what those others would cost is most of what a message costs.
 */
@Component
class WebhookDoor extends HttpFilter {

    static final String PATH = "/webhooks/whatsapp";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);

    private final transient Signatures signatures;
    private final transient Intake intake;
    private final transient StatusIntake statuses;
    private final transient ObjectMapper problems;

    WebhookDoor(Signatures signatures, Intake intake, StatusIntake statuses, ObjectMapper problems) {
        this.signatures = signatures;
        this.intake = intake;
        this.statuses = statuses;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            others.doFilter(request, response);
            return;
        }
        // Counted and timed under its path like every other endpoint.
        ServerHttpObservationFilter.findObservationContext(request).ifPresent(it -> it.setPathPattern(PATH));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            take(request);
        } catch (WebhookRefused refused) {
            response.setStatus(refused.getStatusCode().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            problems.writeValue(response.getOutputStream(), refused.getBody());
        }
    }

    /** A delivery: 200 once every message in it is recorded or kept, 503 to have it delivered again. */
    private void take(HttpServletRequest request) throws IOException {
        var body = DeliveryBody.of(request);
        if (!signatures.vouchFor(body, request.getHeader("X-Hub-Signature-256"))) throw unsigned(body);
        var delivery = parse(body);
        if (!isTaken(delivery))
            throw new WebhookRefused(
                    HttpStatus.SERVICE_UNAVAILABLE, "Not recorded", "Nothing can be recorded now: deliver it again");
    }

    private boolean isTaken(JsonNode delivery) {
        try {
            return intake.takes(Delivery.open(delivery)) & statuses.takes(delivery);
        } catch (Unavailable away) {
            return false;
        }
    }

    // WhatsApp signs and sends ASCII; should that ever change, this line is where it shows.
    private static WebhookRefused unsigned(byte[] body) {
        LOG.warn(
                "Refused a delivery of {} bytes that no configured app secret has signed; all ASCII: {}",
                body.length,
                StandardCharsets.US_ASCII.newEncoder().canEncode(new String(body, StandardCharsets.ISO_8859_1)));
        return new WebhookRefused(
                HttpStatus.UNAUTHORIZED,
                "Not signed",
                "X-Hub-Signature-256 must be the HMAC-SHA256 of this body with the app secret configured here");
    }

    private static JsonNode parse(byte[] body) {
        try {
            var delivery = Json.read(body);
            if (Json.isThere(delivery.path("entry"))) return delivery;
            throw malformed("A delivery from WhatsApp is a JSON object with an entry");
        } catch (IOException noJson) {
            throw malformed("A delivery from WhatsApp is JSON");
        }
    }

    private static WebhookRefused malformed(String detail) {
        return new WebhookRefused(HttpStatus.BAD_REQUEST, "Not a delivery", detail);
    }
}
