package io.parley.cost;

import org.assertj.core.api.SoftAssertions;

/** What each event costs, as a table, and that it costs no more than it may. */
final class CostTable {

    private static final boolean SHOW = Boolean.getBoolean("parley.cost.show");

    private final StringBuilder table = new StringBuilder(
            "| event | statements | select | insert | update | delete | rows | commits |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
    private final SoftAssertions ceilings = new SoftAssertions();

    /** Counts what this does, which may take so many statements and commits at most. */
    void count(String event, int statements, int commits, Runnable work) {
        var tally = SqlCount.of(work);
        if (SHOW) tally.statements.forEach(sql -> System.out.println(event + ": " + sql.replaceAll("\\s+", " ")));
        table.append("| %s | %d | %d | %d | %d | %d | %d | %d |%n"
                .formatted(
                        event,
                        tally.statements.size(),
                        tally.of("select"),
                        tally.of("insert"),
                        tally.of("update"),
                        tally.of("delete"),
                        tally.rows,
                        tally.commits));
        ceilings.assertThat(tally.statements.size()).as(event + ": statements").isLessThanOrEqualTo(statements);
        ceilings.assertThat(tally.commits).as(event + ": commits").isLessThanOrEqualTo(commits);
    }

    void holds() {
        System.out.println(table);
        ceilings.assertAll();
    }
}
