package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.Episode;
import io.parley.conversation.FiguresQuery;
import io.parley.conversation.Forbidden;
import io.parley.conversation.Invalid;
import io.parley.conversation.Overview;
import io.parley.conversation.Overview.Day;
import io.parley.conversation.Overview.Load;
import io.parley.conversation.OverviewDesk;
import io.parley.conversation.Period;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Role;
import io.parley.conversation.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The overview of a history written by hand … */
class OverviewTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Person MAYA = new Person("maya", "Maya Lindqvist", Role.MANAGER, Set.of("acme"));
    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100");
    private static final PhoneNumberId ORDERS = new PhoneNumberId("101");
    private static final PhoneNumberId STRANGE = new PhoneNumberId("900");

    private final JdbcDataSource database = new JdbcDataSource();
    private JdbcClient jdbc;
    private OverviewDesk desk;

    @BeforeEach
    void anEmptyArchive() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
        var figures = new JdbcFigures(database, new DataSourceTransactionManager(database));
        desk = new OverviewDesk(figures, new Numbers(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void countsEpisodesAndHowLongTheyTook() {
        conversation("100:1", "acme", "closed", null);
        opens("100:1", null, "2026-03-30T08:00:00Z");
        replies("100:1", "asha", "2026-03-30T08:10:00Z");
        resolves("100:1", "asha", "2026-03-30T09:00:00Z");
        conversation("100:2", "acme", "closed", null);
        opens("100:2", null, "2026-03-30T10:00:00Z");
        replies("100:2", "ben", "2026-03-30T10:30:00Z");
        timesOut("100:2", "2026-03-31T10:00:00Z");

        var total = overview("2026-03-30", "2026-03-31").total();

        assertThat(total.begun()).isEqualTo(2);
        assertThat(total.closed()).isEqualTo(2);
        assertThat(total.closedByTimer()).isEqualTo(1);
        assertThat(total.reopened()).isZero();
        assertThat(total.firstResponse().count()).isEqualTo(2);
        assertThat(total.firstResponse().median()).isEqualTo(Duration.ofMinutes(20));
        assertThat(total.firstResponse().p90()).isEqualTo(Duration.ofMinutes(28));
        assertThat(total.resolution().median()).isEqualTo(Duration.ofMinutes(12 * 60 + 30));
    }

    @Test
    void beginsAnotherEpisodeWithEveryReopening() {
        conversation("100:1", "acme", "closed", null);
        opens("100:1", null, "2026-03-30T08:00:00Z");
        replies("100:1", "asha", "2026-03-30T08:05:00Z");
        resolves("100:1", "asha", "2026-03-30T09:00:00Z");
        opens("100:1", "closed", "2026-03-30T10:00:00Z");
        replies("100:1", "ben", "2026-03-30T10:15:00Z");
        resolves("100:1", "ben", "2026-03-30T11:00:00Z");

        var total = overview("2026-03-30", "2026-03-31").total();

        assertThat(total.begun()).isEqualTo(2);
        assertThat(total.closed()).isEqualTo(2);
        assertThat(total.reopened()).isEqualTo(1);
        assertThat(total.firstResponse().median()).isEqualTo(Duration.ofMinutes(10));
        assertThat(total.resolution().median()).isEqualTo(Duration.ofHours(1));
        assertThat(episodes("2026-03-30", "2026-03-31"))
                .extracting(Episode::person, Episode::reopenedAt)
                .containsExactly(tuple("asha", Instant.parse("2026-03-30T10:00:00Z")), tuple("ben", null));
    }

    @Test
    void givesALaterEpisodesReplyToNoEarlierOne() {
        conversation("100:1", "acme", "assigned", "asha");
        opens("100:1", null, "2026-03-30T08:00:00Z");
        resolves("100:1", "ben", "2026-03-30T08:30:00Z");
        opens("100:1", "closed", "2026-03-30T09:00:00Z");
        replies("100:1", "asha", "2026-03-30T09:20:00Z");

        var total = overview("2026-03-30", "2026-03-31").total();

        assertThat(total.firstResponse().count()).isEqualTo(1);
        assertThat(total.firstResponse().median()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void takesAReplyOfTheSameSecondForAnAnswer() {
        conversation("100:1", "acme", "assigned", "asha");
        opens("100:1", null, "2026-03-30T08:00:00.700Z");
        happens("100:1", "open", "assigned", "2026-03-30T08:00:00.900Z", "asha", "asha", "RULE", "R4");
        says("100:1", "asha", "2026-03-30T08:00:00Z");

        assertThat(overview("2026-03-30", "2026-03-30").total().firstResponse().median())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void countsAnEpisodeThatBeganBeforeWhereItEnds() {
        conversation("100:1", "acme", "closed", null);
        opens("100:1", null, "2026-03-20T08:00:00Z");
        replies("100:1", "asha", "2026-03-20T09:00:00Z");
        resolves("100:1", "asha", "2026-03-30T08:00:00Z");

        var total = overview("2026-03-30", "2026-03-31").total();

        assertThat(total.begun()).isZero();
        assertThat(total.firstResponse().count()).isZero();
        assertThat(total.closed()).isEqualTo(1);
        assertThat(total.resolution().median()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void countsAnEpisodeThatGoesOnWhereItBegan() {
        conversation("100:1", "acme", "open", null);
        opens("100:1", null, "2026-03-30T08:00:00Z");

        var overview = overview("2026-03-30", "2026-03-31");

        assertThat(overview.total().begun()).isEqualTo(1);
        assertThat(overview.total().closed()).isZero();
        assertThat(overview.total().resolution().median()).isNull();
        assertThat(episodes("2026-03-30", "2026-03-31"))
                .containsExactly(new Episode(
                        io.parley.conversation.ConversationKey.parse("100:1"),
                        Instant.parse("2026-03-30T08:00:00Z"),
                        false,
                        null,
                        null,
                        false,
                        null,
                        null));
    }

    @Test
    void countsNoReopeningAfterThePeriod() {
        conversation("100:1", "acme", "open", null);
        opens("100:1", null, "2026-03-29T08:00:00Z");
        resolves("100:1", "asha", "2026-03-29T09:00:00Z");
        opens("100:1", "closed", "2026-03-30T08:00:00Z");

        assertThat(overview("2026-03-29", "2026-03-29").total().reopened()).isZero();
        assertThat(overview("2026-03-29", "2026-03-30").total().reopened()).isEqualTo(1);
    }

    @Test
    void waitsForNoFirstResponseWhereOneOfUsWroteFirst() {
        conversation("100:1", "acme", "assigned", "asha");
        happens("100:1", null, "assigned", "2026-03-30T08:00:00Z", "asha", "asha", "RULE", "R16");
        says("100:1", "asha", "2026-03-30T08:00:00Z");

        var total = overview("2026-03-30", "2026-03-30").total();

        assertThat(total.begun()).isEqualTo(1);
        assertThat(total.firstResponse().count()).isZero();
    }

    @Test
    void saysWhoWaitsAndWhoWaitedOnEachDay() {
        conversation("100:1", "acme", "open", null, "2026-03-28T08:00:00Z");
        opens("100:1", null, "2026-03-28T08:00:00Z");
        conversation("100:2", "acme", "assigned", "asha");
        opens("100:2", null, "2026-03-28T09:00:00Z");
        replies("100:2", "asha", "2026-03-29T09:00:00Z");
        conversation("100:3", "acme", "open", null, "2026-03-31T09:00:00Z");
        opens("100:3", null, "2026-03-31T09:00:00Z");

        var overview = overview("2026-03-27", "2026-03-31");

        assertThat(overview.waiting().count()).isEqualTo(2);
        assertThat(overview.waiting().longestSince()).isEqualTo("2026-03-28T08:00:00Z");
        assertThat(overview.days()).extracting(Day::waiting).containsExactly(0L, 2L, 1L, 1L, 2L);
    }

    @Test
    void saysWhoWaitedOnADayOfLongAgoNotAnyMore() {
        assertThat(overview("2025-01-01", "2025-01-02").days())
                .extracting(Day::waiting)
                .containsExactly(null, null);
    }

    @Test
    void countsWhatPeopleHaveNowAndWhatWasClosedInTheirHands() {
        conversation("100:1", "acme", "assigned", "asha");
        conversation("100:2", "acme", "assigned", "asha");
        conversation("100:3", "acme", "closed", null);
        opens("100:3", null, "2026-03-30T08:00:00Z");
        replies("100:3", "ben", "2026-03-30T08:10:00Z");
        timesOut("100:3", "2026-03-30T09:00:00Z");
        conversation("100:4", "acme", "closed", null);
        opens("100:4", null, "2026-03-30T08:00:00Z");
        resolves("100:4", "maya", "2026-03-30T09:00:00Z");

        assertThat(overview("2026-03-30", "2026-03-31").people())
                .containsExactly(new Load("asha", 2, 0), new Load("ben", 0, 1), new Load("maya", 0, 1));
    }

    @Test
    void showsNoOtherAccountAndOnlyTheNumberAskedFor() {
        conversation("100:1", "acme", "open", null);
        opens("100:1", null, "2026-03-30T08:00:00Z");
        conversation("101:1", "acme", "open", null);
        opens("101:1", null, "2026-03-30T08:00:00Z");
        conversation("900:1", "globex", "open", null);
        opens("900:1", null, "2026-03-30T08:00:00Z");
        conversation("900:2", "globex", "assigned", "zoe");

        var all = overview("2026-03-30", "2026-03-31");
        var support = desk.overview(MAYA, query("2026-03-30", "2026-03-31", ZoneOffset.UTC, SUPPORT));

        assertThat(all.total().begun()).isEqualTo(2);
        assertThat(all.waiting().count()).isEqualTo(2);
        assertThat(all.people()).isEmpty();
        assertThat(support.total().begun()).isEqualTo(1);
        assertThat(support.waiting().count()).isEqualTo(1);
        assertThat(support.days()).extracting(Day::waiting).containsExactly(1L, 1L);
    }

    /** On 29 March 2026 Berlin's clocks went from two to three: the day began at 23:00 and ended at 22:00 UTC. */
    @Test
    void hasDaysAsTheirZoneHasThem() {
        beginsAt("100:1", "2026-03-28T22:59:59.999Z");
        beginsAt("100:2", "2026-03-28T23:00:00Z");
        beginsAt("100:3", "2026-03-29T21:59:59.999Z");
        beginsAt("100:4", "2026-03-29T22:00:00Z");

        var berlin = desk.overview(MAYA, query("2026-03-28", "2026-03-30", BERLIN, null));
        var utc = overview("2026-03-28", "2026-03-30");
        var oneDay = desk.overview(MAYA, query("2026-03-29", "2026-03-29", BERLIN, null));

        assertThat(berlin.days()).extracting(it -> it.sum().begun()).containsExactly(1, 2, 1);
        assertThat(berlin.days()).extracting(Day::waiting).containsExactly(1L, 3L, 4L);
        assertThat(utc.days()).extracting(it -> it.sum().begun()).containsExactly(2, 2, 0);
        assertThat(oneDay.total().begun()).isEqualTo(2);
        assertThat(Duration.between(oneDay.period().begins(), oneDay.period().ends()))
                .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void keepsToQuartersOfAnHourWhereAZoneDoes() {
        beginsAt("100:1", "2026-03-29T18:14:59Z");
        beginsAt("100:2", "2026-03-29T18:15:00Z");

        var kathmandu = desk.overview(MAYA, query("2026-03-29", "2026-03-30", ZoneId.of("Asia/Kathmandu"), null));

        assertThat(kathmandu.days()).extracting(it -> it.sum().begun()).containsExactly(1, 1);
        assertThat(kathmandu.days()).extracting(Day::waiting).containsExactly(1L, 2L);
    }

    @Test
    void isRefusedForALongerTimeThanAQuarter() {
        assertThatThrownBy(() -> period("2026-01-01", "2026-04-03"))
                .isInstanceOf(Invalid.class)
                .hasMessage("A period has 92 days at most");
        assertThatThrownBy(() -> period("2026-01-02", "2026-01-01")).isInstanceOf(Invalid.class);
        assertThat(period("2026-01-01", "2026-04-02").days()).hasSize(92);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isForThoseWhoOverseeConversations(Role role) {
        var person = new Person("somebody", "Somebody", role, Set.of("acme"));
        var query = query("2026-03-30", "2026-03-31", ZoneOffset.UTC, null);

        if (Set.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.ANALYST).contains(role))
            assertThat(desk.overview(person, query).days()).hasSize(2);
        else {
            assertThatThrownBy(() -> desk.overview(person, query)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> desk.episodes(person, query, it -> {})).isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void isNotForPeopleOfAnotherAccount() {
        var period = period("2026-03-30", "2026-03-31");

        assertThatThrownBy(() -> desk.overview(MAYA, new FiguresQuery("globex", null, period)))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> desk.overview(MAYA, new FiguresQuery("acme", STRANGE, period)))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> desk.episodes(MAYA, new FiguresQuery("globex", null, period), it -> {}))
                .isInstanceOf(Unknown.class);
    }

    private Overview overview(String first, String last) {
        return desk.overview(MAYA, query(first, last, ZoneOffset.UTC, null));
    }

    private List<Episode> episodes(String first, String last) {
        var found = new ArrayList<Episode>();
        desk.episodes(MAYA, query(first, last, ZoneOffset.UTC, null), found::add);
        return found;
    }

    private static FiguresQuery query(String first, String last, ZoneId zone, @Nullable PhoneNumberId number) {
        return new FiguresQuery("acme", number, new Period(LocalDate.parse(first), LocalDate.parse(last), zone));
    }

    private static Period period(String first, String last) {
        return new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneOffset.UTC);
    }

    private void beginsAt(String key, String at) {
        conversation(key, "acme", "open", null);
        opens(key, null, at);
    }

    private void conversation(String key, String ban, String state, @Nullable String assignee) {
        conversation(key, ban, state, assignee, "2026-03-30T08:00:00Z");
    }

    private void conversation(String key, String ban, String state, @Nullable String assignee, String since) {
        jdbc.sql("insert into conversation (conversation_key, ban, phone_number_id, state, assignee, since)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(key, ban, key.split(":")[0], state, assignee, Times.column(Instant.parse(since)))
                .update();
    }

    private void opens(String key, @Nullable String from, String at) {
        happens(key, from, "open", at, null, null, "MESSAGE", "m");
    }

    private void replies(String key, String person, String at) {
        happens(key, "open", "assigned", at, person, person, "RULE", "R4");
        says(key, person, at);
    }

    private void resolves(String key, String person, String at) {
        happens(key, "assigned", "closed", at, person, null, "RULE", "R9");
    }

    private void timesOut(String key, String at) {
        happens(key, "assigned", "closed", at, null, null, "TIMER", "customerSilentFor48Hours");
    }

    private void happens(
            String key,
            @Nullable String from,
            String to,
            String at,
            @Nullable String by,
            @Nullable String assignee,
            String kind,
            String detail) {
        jdbc.sql("insert into transition (conversation_key, from_state, to_state, at, by_person, assignee, why_kind,"
                        + " why_detail, diagram_version) values (?, ?, ?, ?, ?, ?, ?, ?, 1)")
                .params(key, from, to, Times.column(Instant.parse(at)), by, assignee, kind, detail)
                .update();
    }

    private void says(String key, String person, String at) {
        jdbc.sql("insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at,"
                        + " by_person) values (?, ?, ?, 'out', 'text', 'Hello', ?, ?)")
                .params(key.split(":")[0], UUID.randomUUID().toString(), key, Times.column(Instant.parse(at)), person)
                .update();
    }

    private static final class Numbers implements Directory {

        @Override
        public Optional<BusinessNumber> number(PhoneNumberId id) {
            return numbers().stream().filter(it -> it.id().equals(id)).findFirst();
        }

        @Override
        public List<BusinessNumber> numbers() {
            return List.of(
                    new BusinessNumber(SUPPORT, "acme", "+49 30 1", "Support"),
                    new BusinessNumber(ORDERS, "acme", "+49 30 2", "Orders"),
                    new BusinessNumber(STRANGE, "globex", "+49 30 3", "Globex"));
        }

        @Override
        public Optional<Person> person(String id) {
            return Optional.empty();
        }

        @Override
        public List<Person> team(String ban) {
            return List.of();
        }
    }
}
