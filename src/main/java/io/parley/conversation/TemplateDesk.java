package io.parley.conversation;

import org.jspecify.annotations.Nullable;

/** Where people write with templates: to customers whose reply window is over, and to those who never wrote. */
public final class TemplateDesk {

    private final Conversations conversations;
    private final Templates templates;
    private final Directory directory;

    public TemplateDesk(Conversations conversations, Templates templates, Directory directory) {
        this.conversations = conversations;
        this.templates = templates;
        this.directory = directory;
    }

    /**
     * What can be sent from a number, and what it costs.
     *
     * @param customer whose market decides the amount, as in {@link #start}; null for words alone
     * @throws Unknown if the number belongs to none of their accounts
     */
    public TemplateList list(Person person, PhoneNumberId number, @Nullable String customer) {
        requireOwn(person, number);
        return templates.of(number, customer == null ? null : CustomerId.read(customer));
    }

    /** Replies with a template (R4, R6), which needs no reply window; the same reply twice is stored once. */
    public Message reply(Person person, ConversationKey key, String id, TemplateChoice choice) {
        conversations.find(person, key);
        return conversations.reply(person, key, filledIn(key.number(), id, choice));
    }

    /**
     * Writes first (R16, R13); the conversation is theirs then.
     *
     * @param customer a phone number in any spelling that has its country code, or a business-scoped user id
     */
    public Conversation start(Person person, PhoneNumberId number, String customer, String id, TemplateChoice choice) {
        requireOwn(person, number);
        var key = new ConversationKey(number, CustomerId.read(customer));
        return conversations.start(person, key, filledIn(number, id, choice));
    }

    private Reply filledIn(PhoneNumberId number, String id, TemplateChoice choice) {
        return new Reply(id, templates.filledIn(number, choice));
    }

    private void requireOwn(Person person, PhoneNumberId number) {
        directory
                .number(number)
                .filter(it -> person.belongsTo(it.ban()))
                .orElseThrow(() -> new Unknown("None of your accounts has this number"));
    }
}
