package io.parley.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells WhatsApp's deliveries from anybody else's: {@code X-Hub-Signature-256} over the body's own bytes. */
@Component
class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEADER = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private final List<SecretKeySpec> keys;

    Signatures(WhatsAppSettings settings) {
        this.keys = settings.appSecrets().stream().map(Signatures::key).toList();
    }

    /** Whether one of our apps signed exactly these bytes; without a secret nobody did. */
    boolean vouchFor(byte[] body, @Nullable String header) {
        var claim = HEADER.matcher(header == null ? "" : header);
        if (!claim.matches()) return false;
        var claimed = HexFormat.of().parseHex(claim.group(1));
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(hmac(key, body), claimed));
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, absent);
        }
    }
}
