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
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ASHA =
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

    /** The customer sends a file on the phone; the words are encoded already. */
    HttpResponse<String> file(
            String number, String customer, String filename, String caption, String type, byte[] bytes)
            throws IOException, InterruptedException {
        var what = "?number=%s&customer=%s&name=Nora&filename=%s&caption=%s";
        return upload("/phone/files" + what.formatted(number, customer, filename, caption), type, bytes);
    }

    /** Asha uploads a file. */
    HttpResponse<String> upload(String path, String type, byte[] bytes) throws IOException, InterruptedException {
        var request = to(path, ASHA).header("Content-Type", type).POST(BodyPublishers.ofByteArray(bytes));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** The business uploads a file to the Graph API. */
    HttpResponse<String> media(String number, String authorization, String type, byte[] bytes)
            throws IOException, InterruptedException {
        var request = to("/sandbox/graph/v24.0/" + number + "/media", authorization)
                .header("Content-Type", "multipart/form-data; boundary=frontier")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(part("messaging_product", "") + "whatsapp\r\n" + part("type", "") + type
                                + "\r\n" + part("file", "; filename=\"file\"")),
                        BodyPublishers.ofByteArray(bytes),
                        BodyPublishers.ofString("\r\n--frontier--\r\n")));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path, String authorization) throws IOException, InterruptedException {
        return HTTP.send(to(path, authorization).build(), BodyHandlers.ofByteArray());
    }

    private static String part(String name, String more) {
        return "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }

    private HttpRequest.Builder to(String path, String authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    HttpResponse<String> exchange(String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        var request = to(path, authorization)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
