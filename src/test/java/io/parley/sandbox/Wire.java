package io.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A business at the Graph API, and Asha at the phone. */
record Wire(int port) {

    static final String SUPPORT = "100000000000001";
    static final String ORDERS = "100000000000002";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASHA =
            "Basic " + Base64.getEncoder().encodeToString("asha:demo".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> graph(String number, String authorization, String body) throws Exception {
        return exchange("POST", "/sandbox/graph/v24.0/" + number + "/messages", authorization, body);
    }

    /** Sends a text and answers with its id. */
    String sends(String customer, String text) throws Exception {
        var answer = graph(SUPPORT, "Bearer sandbox-token", text(customer, text));
        return json(answer).at("/messages/0/id").asText();
    }

    HttpResponse<String> tries(String customer, String text) throws Exception {
        return graph(SUPPORT, "Bearer sandbox-token", text(customer, text));
    }

    static String text(String customer, String text) {
        return """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+%s","type":"text",
                 "text":{"body":"%s"},"biz_opaque_callback_data":"our-id"}""".formatted(customer, text);
    }

    HttpResponse<String> phone(String method, String path, String body) throws Exception {
        return exchange(method, path, ASHA, body);
    }

    void trouble(String customer, String trouble) throws Exception {
        var body = "{\"customer\":\"%s\",\"trouble\":%s}".formatted(customer, trouble);
        if (phone("PUT", "/phone/trouble", body).statusCode() != 204) throw new AssertionError("No trouble");
    }

    HttpResponse<String> exchange(String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
