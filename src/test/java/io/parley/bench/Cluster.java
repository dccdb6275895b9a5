package io.parley.bench;

import io.parley.database.PostgresServer;
import io.parley.proof.Node;
import io.parley.proof.OwnProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Nodes in processes of their own on one PostgreSQL with fsync. */
final class Cluster implements AutoCloseable {

    private final PostgresServer server;
    private final List<OwnProcess> nodes = new ArrayList<>();

    Cluster(Path home, int size) throws IOException, InterruptedException {
        this.server = PostgresServer.start("shared_buffers = 512MB\nmax_wal_size = 8GB");
        server.create("parley");
        for (var node = 0; node < size; node++) {
            nodes.add(OwnProcess.of(
                    Node.class,
                    home,
                    "--server.port=0",
                    "--spring.datasource.url=" + url(),
                    "--parley.demo.conversations=false",
                    "--parley.sandbox.access-token=",
                    "--logging.level.root=ERROR"));
            nodes.get(node).awaitReady();
        }
    }

    String url() {
        return server.url("parley");
    }

    List<Integer> ports() {
        return nodes.stream()
                .map(node -> Integer.parseInt(node.said().get(0).substring(Node.PORT.length())))
                .toList();
    }

    /** Asha replies, and has the conversation. */
    void reply(String key) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + ports().get(0) + "/api/conversations/" + key + "/replies");
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("asha:demo".getBytes()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"On its way.\"}"));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    }

    @Override
    public void close() {
        try {
            for (var node : nodes) node.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
