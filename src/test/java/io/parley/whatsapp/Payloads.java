package io.parley.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Deliveries as WhatsApp writes them. */
final class Payloads {

    private Payloads() {}

    /** One of ours, under {@code src/test/resources/whatsapp}. */
    static byte[] file(String name) {
        try (var in = Payloads.class.getResourceAsStream("/whatsapp/" + name)) {
            if (in == null) throw new AssertionError("There is no payload " + name);
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A text message to our number. */
    static String text(String id, String body) {
        return messages(textMessage(id, body));
    }

    static String textMessage(String id, String body) {
        return """
                {"from":"16505551234","id":"%s","timestamp":"1764000000","type":"text","text":{"body":"%s"}}""".formatted(id, body);
    }

    /** A message with these fields besides the sender and the id. */
    static String message(String id, String fields) {
        return """
                {"from":"16505551234","id":"%s","timestamp":"1764000000",%s}""".formatted(id, fields);
    }

    /** These messages, to our number. */
    static String messages(String... messages) {
        return messagesTo(PostOffice.NUMBER, messages);
    }

    static String messagesTo(String number, String... messages) {
        return value("""
                {"metadata":{"display_phone_number":"49301234567","phone_number_id":"%s"},
                 "contacts":[{"profile":{"name":"Dana"},"wa_id":"16505551234"}],
                 "messages":[%s]}""".formatted(number, String.join(",", messages)));
    }

    static String value(String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":%s}]}]}""".formatted(value);
    }
}
