package io.parley.doors;

import io.parley.conversation.ConversationKey;
import io.parley.whatsapp.PostOffice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** WhatsApp, as it calls the webhook: with real signatures over real HTTP. */
public record Webhook(int port, String secret) {

    private static final HttpClient WHATSAPP = HttpClient.newHttpClient();

    /** The answer's status. */
    public int post(String delivery) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", PostOffice.signature(secret, delivery.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(delivery));
        return WHATSAPP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    public static String delivery(ConversationKey customer, String id, String text) {
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
