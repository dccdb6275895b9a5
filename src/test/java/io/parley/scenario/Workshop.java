package io.parley.scenario;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.boot.test.context.TestComponent;

/** Where copies of the real models are edited as an analyst would, deployed, and cleared away again. */
@TestComponent
class Workshop {

    private final RepositoryService repository;
    private final Deque<String> deployments = new ArrayDeque<>();

    Workshop(RepositoryService repository) {
        this.repository = repository;
    }

    BpmnModelInstance copyOfTheDiagram() {
        return Bpmn.readModelFromFile(Path.of("bpmn/conversation.bpmn").toFile());
    }

    DmnModelInstance copyOfTheRules() {
        return Dmn.readModelFromFile(Path.of("bpmn/role-rules.dmn").toFile());
    }

    void deploy(BpmnModelInstance diagram) {
        var deployment = repository.createDeployment().addModelInstance("conversation.bpmn", diagram);
        deployments.push(deployment.deploy().getId());
    }

    void deploy(DmnModelInstance rules) {
        var deployment = repository.createDeployment().addModelInstance("role-rules.dmn", rules);
        deployments.push(deployment.deploy().getId());
    }

    /** The recipe "Let supervisors write first to closed conversations". */
    void letSupervisorsWriteFirst() {
        var rules = copyOfTheRules();
        Rule row = rules.getModelElementById("rowR13FirstSupervisors");
        var answers = row.getOutputEntries().iterator();
        answers.next().getText().setTextContent("true");
        answers.next();
        answers.next().getText().setTextContent("\"\"");
        answers.next().getText().setTextContent("\"\"");
        deploy(rules);
    }

    void clearAway() {
        while (!deployments.isEmpty()) repository.deleteDeployment(deployments.pop(), true, true, true);
    }

    /** A new row above another one, its cells as an analyst would type them, from left to right. */
    static void addRow(DmnModelInstance rules, String above, String id, String... cells) {
        Rule next = rules.getModelElementById(above);
        var row = rules.newInstance(Rule.class, id);
        var table = next.getParentElement();
        var inputs = next.getInputEntries().size();
        for (var i = 0; i < cells.length; i++) {
            if (i < inputs) row.getInputEntries().add(input(rules, cells[i]));
            else row.getOutputEntries().add(output(rules, cells[i]));
        }
        var rows = List.copyOf(table.getChildElementsByType(Rule.class));
        table.insertElementAfter(row, rows.get(rows.indexOf(next) - 1));
    }

    private static InputEntry input(DmnModelInstance rules, String cell) {
        var entry = rules.newInstance(InputEntry.class);
        entry.setText(text(rules, cell));
        return entry;
    }

    private static OutputEntry output(DmnModelInstance rules, String cell) {
        var entry = rules.newInstance(OutputEntry.class);
        entry.setText(text(rules, cell));
        return entry;
    }

    private static Text text(DmnModelInstance rules, String cell) {
        var text = rules.newInstance(Text.class);
        text.setTextContent(cell);
        return text;
    }
}
