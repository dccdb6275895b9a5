package io.parley.conversation;

/** What a customer's message answers: a line of the transcript, or what a campaign has sent (R15). */
public final class Quotations {

    private final Records records;
    private final Campaigns campaigns;

    public Quotations(Records records, Campaigns campaigns) {
        this.records = records;
        this.campaigns = campaigns;
    }

    /** WhatsApp quotes by its own ids, the transcript by ours; what neither knows is quoted as it came. */
    InboundMessage recognise(InboundMessage message) {
        var quotes = message.content().quotes();
        if (quotes == null) return message;
        var number = message.conversation().number();
        return records.called(number, quotes)
                .map(quoted -> message.quoting(quoted.id()))
                .or(() -> campaigns.nameOf(number, quotes).map(message::answering))
                .orElse(message);
    }

    /** Once it is committed: a campaign tool may have told of what it quotes in the meantime. */
    void lookAgain(InboundMessage message) {
        var quotes = message.content().quotes();
        if (quotes != null && message.campaign() == null)
            campaigns.nameAnswers(message.conversation().number(), quotes);
    }
}
