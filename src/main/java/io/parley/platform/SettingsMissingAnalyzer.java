package io.parley.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which settings production lacks. */
class SettingsMissingAnalyzer extends AbstractFailureAnalyzer<SettingsMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SettingsMissing missing) {
        return new FailureAnalysis(
                missing.getMessage(),
                "Set each of them in the environment; the demo's values do not count, and the database is a PostgreSQL"
                        + " (jdbc:postgresql://host/parley).",
                missing);
    }
}
