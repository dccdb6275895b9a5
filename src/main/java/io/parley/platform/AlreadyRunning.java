package io.parley.platform;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence that the embedded database belongs to another process. */
class AlreadyRunning extends AbstractFailureAnalyzer<SQLException> {

    /** H2's code for a database file that another process has locked. */
    private static final int DATABASE_IN_USE = 90020;

    private static final Pattern FILE = Pattern.compile("\"(.+?)(\\.mv\\.db)?\"");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException failure) {
        if (failure.getErrorCode() != DATABASE_IN_USE) return null;
        return new FailureAnalysis(
                "Parley is already running on " + fileOf(failure) + ".",
                "Stop it first; to run several nodes, let them share a PostgreSQL database.",
                failure);
    }

    private static String fileOf(SQLException failure) {
        var file = FILE.matcher(String.valueOf(failure.getMessage()));
        return file.find() ? file.group(1) : "this database";
    }
}
