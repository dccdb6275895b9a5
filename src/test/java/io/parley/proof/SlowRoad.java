package io.parley.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way to a server on which everything takes 5 to 40 ms longer, or never arrives. */
final class SlowRoad implements AutoCloseable {

    private final ServerSocket door;
    private final URI server;
    private volatile int silences;

    private SlowRoad(ServerSocket door, URI server) {
        this.door = door;
        this.server = server;
    }

    static SlowRoad to(String jdbcUrl) throws IOException {
        var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var road = new SlowRoad(door, URI.create(jdbcUrl.substring("jdbc:".length())));
        daemon(road::accept);
        return road;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/" + database;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var here = door.accept();
                var there = new Socket(server.getHost(), server.getPort());
                var before = silences;
                daemon(() -> carry(here, there, before));
                daemon(() -> carry(there, here, before));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Nothing of what is connected now arrives any more, and nobody is told; who comes later finds the way open. */
    void fallSilent() {
        silences++;
    }

    private void carry(Socket from, Socket to, int before) {
        try (from;
                to) {
            to.setTcpNoDelay(true);
            var buffer = new byte[65536];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(3, 20)));
                if (silences == before) to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // Whoever is at the other end notices.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "slow-road");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
