package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** WhatsApp's way in. */
@RestController
@RequestMapping("/webhooks/whatsapp")
class WebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    private final WhatsAppSettings settings;
    private final Signatures signatures;
    private final Intake intake;
    private final StatusIntake statuses;

    WebhookController(WhatsAppSettings settings, Signatures signatures, Intake intake, StatusIntake statuses) {
        this.settings = settings;
        this.signatures = signatures;
        this.intake = intake;
        this.statuses = statuses;
    }

    /** The handshake: whoever knows our verify token gets the challenge back. */
    @GetMapping
    ResponseEntity<String> shakeHands(
            @RequestParam("hub.mode") String mode,
            @RequestParam("hub.challenge") String challenge,
            @RequestParam("hub.verify_token") String token) {
        if (!mode.equals("subscribe") || !isOurs(token))
            throw new WebhookRefused(
                    HttpStatus.FORBIDDEN, "Not verified", "The verify token is not the one configured here");
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
    }

    /** A delivery: 200 once every message in it is recorded or kept, 503 to have it delivered again. */
    @PostMapping
    ResponseEntity<Void> deliver(
            HttpServletRequest request,
            @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature)
            throws IOException {
        var body = DeliveryBody.of(request);
        if (!signatures.vouchFor(body, signature)) throw unsigned(body);
        var delivery = parse(body);
        var allTaken = intake.takes(Delivery.open(delivery)) & statuses.takes(delivery);
        if (!allTaken)
            throw new WebhookRefused(
                    HttpStatus.SERVICE_UNAVAILABLE, "Not recorded", "Nothing can be recorded now: deliver it again");
        return ResponseEntity.ok().build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(WebhookRefused refused) {
        return ResponseEntity.of(refused.getBody()).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MissingServletRequestParameterException missing) {
        return ResponseEntity.of(missing.getBody()).build();
    }

    private boolean isOurs(String token) {
        var ours = settings.verifyToken();
        return !ours.isBlank() && MessageDigest.isEqual(bytes(ours), bytes(token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
