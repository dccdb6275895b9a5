package io.parley.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

    private static final byte[] BODY = "{\"object\":\"whatsapp_business_account\"}".getBytes(UTF_8);

    @Test
    void vouchForWhatOurAppSigned() {
        // echo -n '{"object":"whatsapp_business_account"}' | openssl dgst -sha256 -hmac test-app-secret
        var byOpenssl = "sha256=b6978b21c4467654c466607663db9b43fae44b71083568df403e0a077089208e";

        assertThat(signatures("test-app-secret").vouchFor(BODY, byOpenssl)).isTrue();
    }

    @Test
    void vouchForAnyOfOurApps() {
        var signatures = signatures("first", "second");

        assertThat(signatures.vouchFor(BODY, PostOffice.signature("first", BODY)))
                .isTrue();
        assertThat(signatures.vouchFor(BODY, PostOffice.signature("second", BODY)))
                .isTrue();
        assertThat(signatures.vouchFor(BODY, PostOffice.signature("third", BODY)))
                .isFalse();
    }

    @Test
    void noticeASingleChangedByte() {
        var signature = PostOffice.signature("first", BODY);
        var changed = BODY.clone();
        changed[changed.length - 1]++;

        assertThat(signatures("first").vouchFor(changed, signature)).isFalse();
    }

    @Test
    void vouchForNothingWithoutASecret() {
        assertThat(signatures().vouchFor(BODY, PostOffice.signature("first", BODY)))
                .isFalse();
        assertThat(signatures("", " ").vouchFor(BODY, PostOffice.signature(" ", BODY)))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256", "null", "sha256=é"})
    void vouchForNothingThatIsNoSignature(String header) {
        assertThat(signatures("first").vouchFor(BODY, header)).isFalse();
    }

    @Test
    void needTheWholeSignatureAndItsAlgorithm() {
        var signature = PostOffice.signature("first", BODY);
        var hex = signature.substring("sha256=".length());

        assertThat(signatures("first").vouchFor(BODY, hex)).isFalse();
        assertThat(signatures("first").vouchFor(BODY, "sha1=" + hex)).isFalse();
        assertThat(signatures("first").vouchFor(BODY, signature.substring(0, signature.length() - 2)))
                .isFalse();
        assertThat(signatures("first").vouchFor(BODY, signature + "00")).isFalse();
        assertThat(signatures("first").vouchFor(BODY, "sha256=" + hex.toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    private static Signatures signatures(String... secrets) {
        return new Signatures(new WhatsAppSettings(
                List.of(secrets),
                "",
                URI.create("http://127.0.0.1"),
                "v24.0",
                java.time.Duration.ofSeconds(1),
                java.time.Duration.ofSeconds(1)));
    }
}
