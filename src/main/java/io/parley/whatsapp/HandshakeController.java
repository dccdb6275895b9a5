package io.parley.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The handshake that opens WhatsApp's way in: whoever knows our verify token gets the challenge back. */
@RestController
class HandshakeController {

    private final WhatsAppSettings settings;

    HandshakeController(WhatsAppSettings settings) {
        this.settings = settings;
    }

    @GetMapping(WebhookDoor.PATH)
    ResponseEntity<String> shakeHands(
            @RequestParam("hub.mode") String mode,
            @RequestParam("hub.challenge") String challenge,
            @RequestParam("hub.verify_token") String token) {
        if (!mode.equals("subscribe") || !isOurs(token))
            throw new WebhookRefused(
                    HttpStatus.FORBIDDEN, "Not verified", "The verify token is not the one configured here");
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
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
}
