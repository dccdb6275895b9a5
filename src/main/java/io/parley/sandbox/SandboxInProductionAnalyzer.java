package io.parley.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why Parley does not start. */
class SandboxInProductionAnalyzer extends AbstractFailureAnalyzer<SandboxInProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SandboxInProduction found) {
        return new FailureAnalysis(found.getMessage(), "Leave one of the two out of spring.profiles.active.", found);
    }
}
