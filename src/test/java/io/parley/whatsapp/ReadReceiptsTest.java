package io.parley.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.parley.conversation.PhoneNumberId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A read receipt … */
@WireMockTest
class ReadReceiptsTest {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");

    private CloudReadReceipts receipts;

    @BeforeEach
    void courier(WireMockRuntimeInfo meta) {
        var settings = new WhatsAppSettings(
                List.of(),
                "",
                URI.create(meta.getHttpBaseUrl()),
                "v24.0",
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        receipts = new CloudReadReceipts(new GraphApi(settings, number -> Optional.of("a-token")));
    }

    @Test
    void marksAsRead() {
        WireMock.stubFor(post(anyUrl()).willReturn(okJson("{\"success\":true}")));

        receipts.read(NUMBER, "wamid.1");

        await().untilAsserted(() -> WireMock.verify(postRequestedFor(urlEqualTo("/v24.0/100000000000001/messages"))
                .withHeader("Authorization", equalTo("Bearer a-token"))
                .withRequestBody(equalToJson(
                        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.1\"}"))));
    }

    @Test
    void saysThatSomebodyIsTyping() {
        WireMock.stubFor(post(anyUrl()).willReturn(okJson("{\"success\":true}")));

        receipts.typing(NUMBER, "wamid.1");

        await().untilAsserted(() -> WireMock.verify(postRequestedFor(anyUrl()).withRequestBody(equalToJson("""
                {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1",
                 "typing_indicator": {"type": "text"}}"""))));
    }

    @Test
    void costsTheNextNothingWhenItIsRefused() {
        WireMock.stubFor(post(anyUrl()).willReturn(serverError()));

        receipts.read(NUMBER, "wamid.1");
        receipts.read(NUMBER, "wamid.2");

        await().untilAsserted(() -> WireMock.verify(2, postRequestedFor(anyUrl())));
    }
}
