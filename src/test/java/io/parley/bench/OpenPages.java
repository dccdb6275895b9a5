package io.parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Many open pages that do nothing but listen, on one thread. */
final class OpenPages implements AutoCloseable {

    static final String PASSWORD = "Nothing-but-listen-500";

    private static final Pattern MESSAGE = Pattern.compile("\"key\":\"([^\"]+)\",\"what\":\"message\"");

    private final Selector selector;
    private final List<SocketChannel> pages = new ArrayList<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Collection<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger greeted = new AtomicInteger();
    private final Thread reader = new Thread(this::read, "pages");

    OpenPages() throws IOException {
        selector = Selector.open();
        reader.start();
    }

    void open(int port, String person) throws IOException {
        var page = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        var basic = Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(UTF_8));
        page.write(UTF_8.encode("GET /inbox/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                + "Authorization: Basic " + basic + "\r\n\r\n"));
        page.configureBlocking(false);
        pages.add(page);
        selector.wakeup();
        page.register(selector, SelectionKey.OP_READ);
    }

    int greeted() {
        return greeted.get();
    }

    /** From now on the time runs for this conversation's next message. */
    void sending(String key) {
        sent.put(key, System.nanoTime());
    }

    List<Long> nanos() {
        return nanos.stream().sorted().toList();
    }

    private void read() {
        var buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (selector.isOpen()) {
                selector.select(50);
                var now = System.nanoTime();
                for (var key : selector.selectedKeys()) hear((SocketChannel) key.channel(), buffer, now);
                selector.selectedKeys().clear();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException closed) {
            // The pages have been closed.
        }
    }

    private void hear(SocketChannel page, ByteBuffer buffer, long now) throws IOException {
        buffer.clear();
        if (page.read(buffer) < 0) {
            page.close();
            return;
        }
        var text = UTF_8.decode(buffer.flip()).toString();
        if (text.contains("event:hello")) greeted.incrementAndGet();
        var message = MESSAGE.matcher(text);
        while (message.find()) {
            var began = sent.get(message.group(1));
            if (began != null) nanos.add(now - began);
        }
    }

    @Override
    public void close() throws IOException {
        for (var page : pages) page.close();
        selector.close();
    }
}
