package io.parley.directory;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request whose path nobody has tidied up on the way. */
final class RawRequest {

    private RawRequest() {}

    static int post(int port, String path, String name, String json) throws IOException {
        var credentials = Base64.getEncoder().encodeToString((name + ":demo").getBytes(StandardCharsets.UTF_8));
        return send(port, path, "Authorization: Basic " + credentials + "\r\n", json);
    }

    static int postUnsigned(int port, String path, String json) throws IOException {
        return send(port, path, "", json);
    }

    private static int send(int port, String path, String headers, String json) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers
                    + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
