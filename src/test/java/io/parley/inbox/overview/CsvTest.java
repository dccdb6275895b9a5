package io.parley.inbox.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of CSV … */
class CsvTest {

    private final StringBuilder out = new StringBuilder();
    private final Csv csv = new Csv(out);

    @Test
    void endsAsTheStandardSaysAndLeavesNothingBlankUnsaid() {
        csv.line("a", 1, null, "b c");

        assertThat(out).hasToString("a,1,,b c\r\n");
    }

    @Test
    void quotesWhatWouldBreakIt() {
        csv.line("a,b", "say \"hello\"", "two\nlines", "two\r\nlines");

        assertThat(out).hasToString("\"a,b\",\"say \"\"hello\"\"\",\"two\nlines\",\"two\r\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void isNeverAFormula(String cell) {
        csv.line(cell);

        assertThat(out).hasToString("'" + cell + "\r\n");
    }

    @Test
    void guardsAFormulaBeforeItQuotesIt() {
        csv.line("=HYPERLINK(\"x\",\"y\")");

        assertThat(out).hasToString("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
    }
}
