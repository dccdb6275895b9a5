package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.Tag;
import io.parley.conversation.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code tag} and {@code conversation_tag}. */
@Component
class JdbcTags implements Tags {

    private final JdbcClient jdbc;
    private final News news;

    JdbcTags(JdbcClient jdbc, News news) {
        this.news = news;
        this.jdbc = jdbc;
    }

    @Override
    public void put(Conversation on, Tag tag) {
        spell(on.ban(), tag);
        jdbc.sql("""
                        insert into conversation_tag (ban, tag, conversation_key)
                        select :ban, :tag, :key
                        where not exists (select 1 from conversation_tag
                                          where ban = :ban and tag = :tag and conversation_key = :key)""")
                .param("ban", on.ban())
                .param("tag", tag.id())
                .param("key", on.key().toString())
                .update();
        news.tell(Change.of(on.key(), What.NOTE));
    }

    /** The first spelling stays for as long as some conversation has the tag. */
    private void spell(String ban, Tag tag) {
        var parameters = Map.of("ban", ban, "tag", tag.id(), "name", tag.name());
        jdbc.sql("""
                        update tag set name = :name
                        where ban = :ban and tag = :tag and name <> :name
                          and not exists (select 1 from conversation_tag where ban = :ban and tag = :tag)""").params(parameters).update();
        jdbc.sql("""
                        insert into tag (ban, tag, name) select :ban, :tag, :name
                        where not exists (select 1 from tag where ban = :ban and tag = :tag)""").params(parameters).update();
    }

    @Override
    public void takeOff(Conversation from, Tag tag) {
        jdbc.sql("delete from conversation_tag where ban = :ban and tag = :tag and conversation_key = :key")
                .param("ban", from.ban())
                .param("tag", tag.id())
                .param("key", from.key().toString())
                .update();
        news.tell(Change.of(from.key(), What.NOTE));
    }

    @Override
    public List<Tag> inUse(Set<String> bans) {
        if (bans.isEmpty()) return List.of();
        var byId = new LinkedHashMap<String, Tag>();
        jdbc.sql("""
                        select name from tag
                        where ban in (:bans) and exists (select 1 from conversation_tag
                                                         where conversation_tag.ban = tag.ban
                                                           and conversation_tag.tag = tag.tag)
                        order by tag, ban""").param("bans", bans).query(JdbcTags::tag).list().forEach(tag -> byId.putIfAbsent(tag.id(), tag));
        return List.copyOf(byId.values());
    }

    @Override
    public Map<ConversationKey, List<Tag>> of(Collection<ConversationKey> keys) {
        if (keys.isEmpty()) return Map.of();
        var tags = new HashMap<ConversationKey, List<Tag>>();
        jdbc.sql("""
                        select conversation_key, name from conversation_tag
                        join tag on tag.ban = conversation_tag.ban and tag.tag = conversation_tag.tag
                        where conversation_key in (:keys)""")
                .param("keys", keys.stream().map(ConversationKey::toString).toList())
                .query((row, number) -> tags.computeIfAbsent(
                                ConversationKey.parse(row.getString("conversation_key")), key -> new ArrayList<>())
                        .add(tag(row, number)))
                .list();
        tags.values().forEach(it -> it.sort(Comparator.comparing(Tag::id)));
        return tags;
    }

    private static Tag tag(ResultSet row, int number) throws SQLException {
        return new Tag(row.getString("name"));
    }
}
