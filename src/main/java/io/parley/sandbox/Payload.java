package io.parley.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.BusinessNumber;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What WhatsApp posts to a webhook. */
final class Payload {

    /** Written as WhatsApp writes it, in ASCII. */
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactory())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final String ACCOUNT = "sandbox";

    private Payload() {}

    /** A customer's message. */
    static byte[] message(BusinessNumber number, Bubble bubble, String name) {
        var delivery = JsonNodeFactory.instance.objectNode();
        var value = value(delivery, number);
        var contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", name);
        contact.put("wa_id", bubble.chat().customer());
        var message = value.putArray("messages").addObject();
        message.put("from", bubble.chat().customer()).put("id", bubble.id());
        message.put("timestamp", seconds(bubble.at())).put("type", bubble.kind());
        content(message.putObject(bubble.kind()), bubble);
        return write(delivery);
    }

    private static void content(ObjectNode content, Bubble bubble) {
        var file = bubble.file();
        if (file == null) content.put("body", bubble.text());
        else file(content, bubble, file);
    }

    private static void file(ObjectNode content, Bubble bubble, Enclosure file) {
        if (!bubble.text().isEmpty()) content.put("caption", bubble.text());
        if (bubble.kind().equals("document") && file.name() != null) content.put("filename", file.name());
        content.put("mime_type", file.type());
        content.put("sha256", HexFormat.of().parseHex(file.sha256()));
        content.put("id", file.id());
        if (bubble.kind().equals("audio")) content.put("voice", false);
        if (bubble.kind().equals("sticker")) content.put("animated", false);
    }

    /** How far a message of the business has come. */
    static byte[] status(BusinessNumber number, Bubble bubble, Tick tick, Instant at, @Nullable ErrorCode error) {
        var delivery = JsonNodeFactory.instance.objectNode();
        var status = value(delivery, number).putArray("statuses").addObject();
        status.put("id", bubble.id()).put("status", tick.word());
        status.put("timestamp", seconds(at)).put("recipient_id", bubble.chat().customer());
        if (bubble.callbackData() != null) status.put("biz_opaque_callback_data", bubble.callbackData());
        if (tick == Tick.SENT || tick == Tick.DELIVERED) price(status, bubble);
        if (error != null) failure(status, error);
        return write(delivery);
    }

    private static ObjectNode value(ObjectNode delivery, BusinessNumber number) {
        delivery.put("object", "whatsapp_business_account");
        var entry = delivery.putArray("entry").addObject().put("id", ACCOUNT);
        var change = entry.putArray("changes").addObject().put("field", "messages");
        var value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayNumber().replaceAll("[^0-9]", ""))
                .put("phone_number_id", number.id().value());
        return value;
    }

    private static void price(ObjectNode status, Bubble bubble) {
        var isTemplate = bubble.kind().equals("template");
        status.putObject("pricing")
                .put("billable", isTemplate)
                .put("pricing_model", "PMP")
                .put("type", isTemplate ? "regular" : "free_customer_service")
                .put("category", isTemplate ? "utility" : "service");
    }

    private static void failure(ObjectNode status, ErrorCode error) {
        var entry = status.putArray("errors").addObject();
        entry.put("code", error.code()).put("title", error.title()).put("message", error.title());
        entry.putObject("error_data").put("details", error.title() + ": the sandbox was told so");
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }

    private static byte[] write(ObjectNode delivery) {
        try {
            return MAPPER.writeValueAsBytes(delivery);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can be written", impossible);
        }
    }
}
