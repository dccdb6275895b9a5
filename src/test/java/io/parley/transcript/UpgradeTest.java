package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.database.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an older Parley has stored … */
class UpgradeTest {

    private final DataSource database = TestDatabase.fresh();

    @BeforeEach
    void asOfTheFirstVersion() {
        TestDatabase.migrate(database, "1");
    }

    @Test
    void isFoundByTheIdsInItsKeys() {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("insert into conversation (conversation_key, ban, state) values ('100:4915112345678', 'acme', 'open')")
                .update();
        jdbc.sql(
                        "insert into conversation (conversation_key, ban, state) values ('100:US.13491208655302741918', 'acme', 'open')")
                .update();

        TestDatabase.migrate(database, "latest");

        assertThat(jdbc.sql("select alias || ' ' || conversation_key from customer_alias order by alias")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "4915112345678 100:4915112345678", "US.13491208655302741918 100:US.13491208655302741918");
        assertThat(jdbc.sql("select customer_phone from conversation where customer_user_id is null")
                        .query(String.class)
                        .list())
                .containsExactly("4915112345678");
        assertThat(jdbc.sql("select customer_user_id from conversation where customer_phone is null")
                        .query(String.class)
                        .list())
                .containsExactly("US.13491208655302741918");
    }
}
