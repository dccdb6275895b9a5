package io.parley.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.Attachment;
import io.parley.conversation.Content;
import io.parley.conversation.Customer;
import io.parley.conversation.Outgoing;
import org.jspecify.annotations.Nullable;

/** A message as the Cloud API takes it. */
final class MessageBody {

    private MessageBody() {}

    /** @param mediaId what WhatsApp calls the message's file; null where it has none */
    static String of(Outgoing message, @Nullable String mediaId) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("messaging_product", "whatsapp").put("recipient_type", "individual");
        address(body, message.to());
        body.put("biz_opaque_callback_data", message.id());
        addContent(body, message.content(), mediaId);
        var quotes = message.content().quotes();
        if (quotes != null) body.putObject("context").put("message_id", quotes);
        return Json.write(body);
    }

    /** Never a user id in {@code to}: WhatsApp would drop the message without a word. */
    private static void address(ObjectNode body, Customer customer) {
        var phone = customer.phone();
        if (phone == null) body.put("recipient", customer.userId());
        else body.put("to", phone.startsWith("+") ? phone : "+" + phone);
    }

    private static void addContent(ObjectNode body, Content content, @Nullable String mediaId) {
        var file = content.attachment();
        if (content.isTemplate()) {
            body.put("type", Content.TEMPLATE).set(Content.TEMPLATE, Json.within(String.valueOf(content.raw())));
        } else if (file != null && mediaId != null) {
            body.put("type", content.kind());
            addFile(body.putObject(content.kind()).put("id", mediaId), content, file);
        } else {
            body.put("type", Content.TEXT);
            body.putObject(Content.TEXT).put("body", content.text()).put("preview_url", true);
        }
    }

    /** A file's caption is kept as it was written; the transcript's own line says more. */
    private static void addFile(ObjectNode media, Content content, Attachment file) {
        if (content.raw() != null) media.put("caption", content.raw());
        if (content.kind().equals("document")) media.put("filename", file.name() == null ? "document" : file.name());
        if (file.type().equals("audio/ogg")) media.put("voice", true);
    }
}
