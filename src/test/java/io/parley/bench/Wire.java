package io.parley.bench;

import io.parley.whatsapp.PostOffice;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection to the webhook that is kept open until the server closes it, and costs this machine next to nothing
 * besides the signature.
 */
final class Wire implements Closeable {

    private static final String HEAD = """
            POST /webhooks/whatsapp HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            X-Hub-Signature-256: %s\r
            Content-Length: %d\r
            \r
            """;

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean isOver;

    Wire(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        isOver = false;
    }

    /** The answer's status. */
    int post(String secret, String delivery) throws IOException {
        if (isOver) {
            socket.close();
            connect();
        }
        var body = delivery.getBytes(StandardCharsets.UTF_8);
        var head =
                HEAD.formatted(PostOffice.signature(secret, body), body.length).getBytes(StandardCharsets.US_ASCII);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        socket.getOutputStream().write(all);
        return status();
    }

    private int status() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            isOver |= line.equalsIgnoreCase("Connection: close");
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15))
                length = Integer.parseInt(line.substring(15).trim());
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("The webhook hung up");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
