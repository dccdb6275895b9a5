package io.parley.directory.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.database.TestDatabase;
import java.awt.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;

/** A session of two nodes … */
class SharedSessionsTest {

    private static final String SIGNED_IN = "SPRING_SECURITY_CONTEXT";

    private final List<String> statements = new ArrayList<>();
    private final List<String> heardNoMore = new ArrayList<>();
    private final DataSource database = TestDatabase.fresh();
    private SharedSessions<? extends Session> here;
    private SharedSessions<? extends Session> there;

    @BeforeEach
    void begin() {
        TestDatabase.migrate(database, "latest");
        here = node();
        there = node();
    }

    @Test
    void isOpenOnBoth() {
        var id = begun(here);

        var found = there.findById(id);

        assertThat(found.<Object>getAttribute(SIGNED_IN)).isEqualTo(asha());
        assertThat(new KeptOpenSessions(JdbcClient.create(database)).among(List.of(id, "none")))
                .containsExactly(id);
    }

    @Test
    void isOverOnBoth() {
        var id = begun(here);

        there.deleteById(id);

        assertThat(here.findById(id)).isNull();
        assertThat(heardNoMore).containsExactly(id);
        assertThat(new KeptOpenSessions(JdbcClient.create(database)).among(List.of(id)))
                .isEmpty();
    }

    @Test
    void costsOneLookForEachRequest() {
        var id = begun(here);
        statements.clear();

        used(here, id);

        assertThat(statements).singleElement().asString().startsWith("SELECT");
    }

    @Test
    void isNotedOnceAMinute() {
        var id = begun(here);
        JdbcClient.create(database)
                .sql("update spring_session set last_access_time = ?")
                .param(Instant.now().minus(Duration.ofSeconds(61)).toEpochMilli())
                .update();
        statements.clear();

        used(here, id);
        used(there, id);

        assertThat(statements).filteredOn(it -> it.startsWith("UPDATE")).hasSize(1);
        assertThat(statements).filteredOn(it -> it.startsWith("SELECT")).hasSize(2);
    }

    @Test
    void knowsNothingThatThisVersionCannotRead() {
        var id = begun(here);
        JdbcClient.create(database)
                .sql("update spring_session_attributes set attribute_bytes = ?")
                .param(new byte[] {1, 2, 3})
                .update();

        assertThat(there.findById(id).<Object>getAttribute(SIGNED_IN)).isNull();
    }

    @Test
    void bringsNothingToLifeButWhatSaysWhoHasSignedIn() {
        var session = here.createSession();
        session.setAttribute("harmless", new ArrayList<>(List.of("one")));
        session.setAttribute("other", new Point(1, 2));
        save(here, session);

        var found = there.findById(session.getId());

        assertThat(found.<Object>getAttribute("harmless")).isEqualTo(List.of("one"));
        assertThat(found.<Object>getAttribute("other")).isNull();
    }

    private static SecurityContextImpl asha() {
        var roles = AuthorityUtils.createAuthorityList("ROLE_AGENT");
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated("asha", null, roles));
    }

    private static String begun(SharedSessions<?> node) {
        var session = node.createSession();
        session.setAttribute(SIGNED_IN, asha());
        save(node, session);
        return session.getId();
    }

    /** As the filter does with every request. */
    private static void used(SharedSessions<?> node, String id) {
        var session = node.findById(id);
        session.setLastAccessedTime(Instant.now());
        assertThat(session.<Object>getAttribute(SIGNED_IN)).isNotNull();
        save(node, session);
    }

    @SuppressWarnings("unchecked")
    private static <S extends Session> void save(SharedSessions<S> node, SharedSession<?> session) {
        node.save((SharedSession<S>) session);
    }

    private SharedSessions<? extends Session> node() {
        var counted = ProxyDataSourceBuilder.create(database)
                .afterQuery((execution, queries) ->
                        queries.forEach(query -> statements.add(query.getQuery().strip())))
                .build();
        var kept = new Sessions()
                .keptSessions(
                        new JdbcTemplate(counted), new DataSourceTransactionManager(counted), Duration.ofMinutes(30));
        return new Sessions().sharedSessions(kept, heardNoMore::add);
    }
}
