package io.parley.conversation;

/** Tells WhatsApp that somebody pays attention. A courtesy: it waits for nobody, and may be lost. */
public interface ReadReceipts {

    /** The message and all before it are read. */
    void read(PhoneNumberId number, String wamid);

    /** The same, and somebody is typing. */
    void typing(PhoneNumberId number, String wamid);
}
