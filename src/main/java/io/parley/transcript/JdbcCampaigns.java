package io.parley.transcript;

import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Campaigns;
import io.parley.conversation.PhoneNumberId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code campaign_message}. */
@Component
class JdbcCampaigns implements Campaigns {

    private final JdbcClient jdbc;

    JdbcCampaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(CampaignMessage message) {
        return jdbc.sql("""
                                insert into campaign_message (phone_number_id, message_id, customer, campaign, at)
                                select :number, :id, :customer, :campaign, cast(:at as timestamp(6) with time zone)
                                where not exists (select 1 from campaign_message
                                                  where phone_number_id = :number and message_id = :id)""")
                        .param("number", message.number().value())
                        .param("id", message.id())
                        .param("customer", message.customer())
                        .param("campaign", message.campaign())
                        .param("at", Times.column(message.sentAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<String> nameOf(PhoneNumberId number, String id) {
        return jdbc.sql("select campaign from campaign_message where phone_number_id = :number and message_id = :id")
                .param("number", number.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    @Override
    public void nameAnswers(PhoneNumberId number, String id) {
        jdbc.sql("""
                        update message set campaign = (select campaign from campaign_message
                                                       where phone_number_id = :number and message_id = :id)
                        where phone_number_id = :number and quotes = :id and direction = 'in' and campaign is null""").param("number", number.value()).param("id", id).update();
    }
}
