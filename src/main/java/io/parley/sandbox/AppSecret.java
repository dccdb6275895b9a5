package io.parley.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Signs what is sent to the webhook, with the first of the secrets that the webhook knows. */
@ConfigurationProperties("parley.whatsapp")
record AppSecret(@DefaultValue List<String> appSecret) {

    private static final String ALGORITHM = "HmacSHA256";

    /** The value of {@code X-Hub-Signature-256}. */
    String sign(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(first().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, absent);
        }
    }

    private String first() {
        return appSecret.stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sandbox signs with parley.whatsapp.app-secret"));
    }

    @Override
    public String toString() {
        return "AppSecret[]";
    }
}
