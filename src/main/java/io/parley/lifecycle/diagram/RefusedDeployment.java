package io.parley.lifecycle.diagram;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/** A deployment's no: every fault of every file, as sentences; over REST a 400, element by element. */
final class RefusedDeployment extends ParseException {

    RefusedDeployment(Map<String, List<Fault>> faults) {
        super(sentences(faults), "", List.of(), List.of());
        resorceReports.clear();
        faults.forEach((file, found) ->
                resorceReports.add(new ResourceReportImpl(file, List.<Problem>copyOf(found), List.of())));
    }

    private static String sentences(Map<String, List<Fault>> faults) {
        return faults.entrySet().stream()
                .flatMap(file -> file.getValue().stream().map(fault -> file.getKey() + ": " + fault.sentence()))
                .collect(Collectors.joining("\n", "Not deployed.\n", ""));
    }
}
