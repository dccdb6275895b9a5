package io.parley.transcript;

import io.parley.conversation.Alias;
import io.parley.conversation.BusinessNumber;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.DeadLetter;
import io.parley.conversation.Directory;
import io.parley.conversation.Erasure;
import io.parley.conversation.MediaStore;
import io.parley.conversation.MediaStore.Place;
import io.parley.conversation.Message;
import io.parley.conversation.PhoneNumberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a customer in our own tables and in the store of files. */
@Component
class JdbcErasure implements Erasure {

    private static final int AT_ONCE = 500;

    /** Shorter ones are part of too much else. */
    private static final int SHORTEST_ID = 7;

    private static final List<String> TABLES =
            List.of("upload", "note", "conversation_tag", "transition", "customer_alias", "conversation");

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final MediaStore store;
    private final Directory directory;
    private final Places places;

    JdbcErasure(JdbcClient jdbc, JdbcTemplate template, MediaStore store, Directory directory, Places places) {
        this.places = places;
        this.directory = directory;
        this.jdbc = jdbc;
        this.template = template;
        this.store = store;
    }

    private record Line(long seq, Message message) {}

    @Override
    public List<ConversationKey> sharingAnId(Conversation conversation) {
        var customer = conversation.customer();
        return jdbc
                .sql("""
                        select conversation_key from conversation where ban = :ban
                        and (customer_phone = :phone or customer_user_id = :userId) order by conversation_key""")
                .param("ban", conversation.ban())
                .param("phone", customer.phone())
                .param("userId", customer.userId())
                .query(String.class)
                .list()
                .stream()
                .map(ConversationKey::parse)
                .toList();
    }

    @Override
    public List<CampaignMessage> campaigns(Conversation conversation) {
        return jdbc.sql("select * from campaign_message where phone_number_id = :number and customer in (:ids)")
                .param("number", conversation.key().number().value())
                .param("ids", idsOf(conversation))
                .query((row, number) -> new CampaignMessage(
                        new PhoneNumberId(row.getString("phone_number_id")),
                        row.getString("message_id"),
                        row.getString("customer"),
                        row.getString("campaign"),
                        Times.required(row, "at")))
                .list();
    }

    @Override
    public List<DeadLetter> letters(Conversation conversation) {
        var letters = new ArrayList<DeadLetter>();
        for (var id : idsOf(conversation))
            if (id.length() >= SHORTEST_ID)
                letters.addAll(letters(conversation.key().number(), id));
        return letters.stream().distinct().toList();
    }

    /** Whether letters that say no known number can only be this account's. */
    private boolean isAlone() {
        return directory.numbers().stream().map(BusinessNumber::ban).distinct().count() == 1;
    }

    private List<DeadLetter> letters(PhoneNumberId number, String id) {
        var wholeId = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(id) + "(?![0-9A-Za-z])");
        return jdbc
                .sql("select * from dead_letter where (phone_number_id = :number or :isAlone)"
                        + " and position(:id in payload) > 0")
                .param("number", number.value())
                .param("isAlone", isAlone())
                .param("id", id)
                .query(JdbcDeadLetters::letter)
                .list()
                .stream()
                .filter(letter -> wholeId.matcher(letter.payload()).find())
                .toList();
    }

    @Override
    public List<Alias> aliases(Conversation conversation) {
        return jdbc.sql("select * from customer_alias where conversation_key = :key order by led_from")
                .param("key", conversation.key().toString())
                .query(JdbcAliases::alias)
                .list();
    }

    @Override
    public void erase(Conversation conversation) {
        var key = conversation.key().toString();
        var number = conversation.key().number().value();
        letters(conversation).forEach(it -> run("delete from dead_letter where seq = ?", it.id()));
        for (var id : idsOf(conversation))
            run("delete from campaign_message where phone_number_id = ? and customer = ?", number, id);
        run("""
                delete from early_status where phone_number_id = ? and wamid in (
                    select wamid from message where conversation_key = ? and wamid is not null)""", number, key);
        eraseFiles(conversation.ban(), key);
        eraseTerms(conversation, key);
        places.remove("conversation_key = :value", key);
        TABLES.forEach(table -> run("delete from " + table + " where conversation_key = ?", key));
    }

    /** Files first: should this be undone, they are missed, but none is ever left behind. */
    private void eraseFiles(String ban, String key) {
        Stream.of(
                        "select media_id from attachment join message on seq = message_seq where conversation_key = ?",
                        "select media_id from upload where conversation_key = ?")
                .flatMap(sql -> jdbc.sql(sql).param(key).query(String.class).list().stream())
                .forEach(id -> eraseFile(new Place(ban, id)));
        run("delete from attachment where message_seq in (select seq from message where conversation_key = ?)", key);
    }

    private void eraseFile(Place place) {
        try {
            store.remove(place);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** They are found by what they are made of: there is no way from a message to its terms. */
    private void eraseTerms(Conversation conversation, String key) {
        var ban = conversation.ban();
        var ofCustomer = SearchIndex.termsOf(ban, conversation.customerName(), conversation.customer());
        if (!ofCustomer.isEmpty())
            jdbc.sql("delete from message_term where term in (:terms)"
                            + " and seq in (select seq from message where conversation_key = :key)")
                    .param("terms", ofCustomer)
                    .param("key", key)
                    .update();
        for (var lines = after(key, 0); !lines.isEmpty(); lines = after(key, last(lines))) {
            var terms = lines.stream()
                    .flatMap(line -> SearchIndex.termsOf(ban, line.message(), null).stream()
                            .map(term -> new Object[] {term, line.seq()}))
                    .toList();
            template.batchUpdate("delete from message_term where term = ? and seq = ?", terms);
        }
    }

    private static long last(List<Line> lines) {
        return lines.get(lines.size() - 1).seq();
    }

    private List<Line> after(String key, long seq) {
        return jdbc.sql("select message.*, null as media_id from message where conversation_key = :key and seq > :seq"
                        + " order by seq limit " + AT_ONCE)
                .param("key", key)
                .param("seq", seq)
                .query((row, number) -> new Line(row.getLong("seq"), Rows.message(row, number)))
                .list();
    }

    /** Every id by which they are, or were, known on the conversation's number. */
    private List<String> idsOf(Conversation conversation) {
        var aliases = jdbc.sql("select alias from customer_alias where conversation_key = :key and led_until is null")
                .param("key", conversation.key().toString())
                .query(String.class)
                .list();
        var customer = conversation.customer();
        return Stream.concat(aliases.stream(), Stream.of(customer.phone(), customer.userId()))
                .filter(JdbcErasure::isThere)
                .distinct()
                .toList();
    }

    private static boolean isThere(@Nullable String id) {
        return id != null && !id.isBlank();
    }

    private void run(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }
}
