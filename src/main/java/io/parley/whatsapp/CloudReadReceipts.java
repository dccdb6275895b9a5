package io.parley.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.ReadReceipts;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Sends receipts one after the other, beside everything else; when too many wait, the oldest are left out. */
@Component
class CloudReadReceipts implements ReadReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(CloudReadReceipts.class);
    private static final int MOST_WAITING = 200;

    private final GraphApi graph;
    private final ThreadPoolExecutor courier = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            new CustomizableThreadFactory("read-receipts-"),
            new DiscardOldestPolicy());

    CloudReadReceipts(GraphApi graph) {
        this.graph = graph;
    }

    @Override
    public void read(PhoneNumberId number, String wamid) {
        courier.execute(() -> tell(number, receipt(wamid)));
    }

    @Override
    public void typing(PhoneNumberId number, String wamid) {
        var receipt = receipt(wamid);
        receipt.putObject("typing_indicator").put("type", "text");
        courier.execute(() -> tell(number, receipt));
    }

    private static ObjectNode receipt(String wamid) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", wamid);
    }

    private void tell(PhoneNumberId number, ObjectNode receipt) {
        try {
            graph.as(number).ifPresent(client -> post(client, number, receipt));
        } catch (RuntimeException lost) {
            LOG.debug("A read receipt was lost: {}", lost.getClass().getName());
        }
    }

    private static void post(RestClient client, PhoneNumberId number, ObjectNode receipt) {
        client.post()
                .uri("/{number}/messages", number.value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.write(receipt))
                .retrieve()
                .toBodilessEntity();
    }

    @PreDestroy
    void stop() {
        courier.shutdownNow();
    }
}
