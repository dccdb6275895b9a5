package io.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What Parley has promised beside what was measured: one table for all benchmarks of a run, printed at its end. */
final class TargetTable implements CloseableResource {

    private final List<String> lines = new ArrayList<>();

    private TargetTable() {}

    /** For a benchmark that has a target: hands the table out. */
    static final class OfTheRun implements ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(TargetTable.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TargetTable.class;
        }

        @Override
        public TargetTable resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(TargetTable.class, it -> new TargetTable(), TargetTable.class);
        }
    }

    void atLeast(String what, double target, double measured) {
        add(what, "≥", target, measured, measured >= target);
    }

    void atMost(String what, double target, double measured) {
        add(what, "≤", target, measured, measured <= target);
    }

    private void add(String what, String relation, double target, double measured, boolean isMet) {
        lines.add(String.format(
                Locale.ROOT, "| %s | %s %.2f | %.2f | %s |", what, relation, target, measured, isMet ? "yes" : "no"));
    }

    @Override
    public void close() {
        System.out.println("\n| what | target | measured | met |\n|---|--:|--:|---|");
        lines.forEach(System.out::println);
    }
}
