package io.parley.whatsapp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** The bytes of a delivery as they came, and never more of them than WhatsApp sends. */
final class DeliveryBody {

    /** 3 MB, WhatsApp's own limit. */
    static final int LIMIT = 3 * 1024 * 1024;

    private DeliveryBody() {}

    static byte[] of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LIMIT) throw tooLarge();
        var in = request.getInputStream();
        var body = in.readNBytes(LIMIT);
        if (in.read() != -1) throw tooLarge();
        return body;
    }

    private static WebhookRefused tooLarge() {
        return new WebhookRefused(
                HttpStatus.PAYLOAD_TOO_LARGE, "Too large", "A delivery from WhatsApp has 3 MB at most");
    }
}
