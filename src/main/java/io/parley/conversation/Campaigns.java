package io.parley.conversation;

import java.util.Optional;

/** What campaigns have sent. */
public interface Campaigns {

    /** Adds it; false where its number has one of that id. */
    boolean add(CampaignMessage message);

    /** The name of the campaign that sent this message. */
    Optional<String> nameOf(PhoneNumberId number, String id);

    /** Names the campaign on whatever has answered this message and names none. */
    void nameAnswers(PhoneNumberId number, String id);
}
