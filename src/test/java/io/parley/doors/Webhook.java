package io.parley.doors;

import io.parley.conversation.ConversationKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** WhatsApp, as it calls the webhook: with real signatures over real HTTP. */
record Webhook(int port, String secret) {

    private static final HttpClient WHATSAPP = HttpClient.newHttpClient();

    /** The answer's status. */
    int post(String delivery) throws IOException, InterruptedException, GeneralSecurityException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + signature(delivery))
                .POST(BodyPublishers.ofString(delivery));
        return WHATSAPP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String signature(String delivery) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(delivery.getBytes(StandardCharsets.UTF_8)));
    }

    static String delivery(ConversationKey customer, String id, String text) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s","display_phone_number":"4930"},
                 "contacts":[{"profile":{"name":"Mina Park"},"wa_id":"%s"}],
                 "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]}}]}]}""".formatted(
                        customer.number(),
                        customer.customer(),
                        customer.customer(),
                        id,
                        Instant.now().getEpochSecond(),
                        text);
    }
}
