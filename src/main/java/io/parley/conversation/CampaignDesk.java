package io.parley.conversation;

/** Where campaign tools tell what they have sent (R14): it changes nothing, but answers to it are known (R15). */
public final class CampaignDesk {

    private final Campaigns campaigns;
    private final Directory directory;
    private final Transactions transactions;

    public CampaignDesk(Campaigns campaigns, Directory directory, Transactions transactions) {
        this.campaigns = campaigns;
        this.directory = directory;
        this.transactions = transactions;
    }

    /**
     * Notes a message; the same one twice is noted once.
     *
     * @return whether it is new
     * @throws Unknown if the number belongs to no account of theirs
     */
    public boolean note(Person person, CampaignMessage message) {
        directory
                .number(message.number())
                .filter(number -> person.belongsTo(number.ban()))
                .orElseThrow(() -> new Unknown("No account has the number " + message.number()));
        var isNew = transactions.inOne(() -> campaigns.add(message));
        // Answers may have been quicker; those on their way see the committed message by themselves.
        if (isNew) transactions.inOne(() -> naming(message));
        return isNew;
    }

    private CampaignMessage naming(CampaignMessage message) {
        campaigns.nameAnswers(message.number(), message.id());
        return message;
    }
}
