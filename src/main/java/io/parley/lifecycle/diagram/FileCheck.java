package io.parley.lifecycle.diagram;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Looks at one file of a deployment: what kind it is, what it may not do, what it must have. */
final class FileCheck {

    private static final Set<String> PICTURES = Set.of(".png", ".jpg", ".gif");

    private final NoCode noCode;

    FileCheck(Beans beans) {
        this.noCode = new NoCode(beans);
    }

    List<Fault> check(String name, byte[] bytes, Definitions definitions) {
        var faults = new Faults();
        if (endsWith(name, BpmnDeployer.BPMN_RESOURCE_SUFFIXES))
            checkXml(bytes, definitions, faults, file -> checkDiagram(file, bytes, faults));
        else if (endsWith(name, DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES))
            checkXml(bytes, definitions, faults, file -> checkTable(file, bytes, faults));
        else if (PICTURES.stream().noneMatch(name::endsWith)) faults.of(notOurs(name));
        return faults.all();
    }

    private static String notOurs(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var shouts = endsWith(lower, BpmnDeployer.BPMN_RESOURCE_SUFFIXES)
                || endsWith(lower, DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES);
        return shouts
                ? "The file's name must end in lower case, or the engine would not run it."
                : "Parley deploys .bpmn and .dmn files only (and pictures of them: .png, .jpg, .gif).";
    }

    private static boolean endsWith(String name, String[] endings) {
        return Stream.of(endings).anyMatch(name::endsWith);
    }

    private static void checkXml(byte[] bytes, Definitions definitions, Faults faults, Consumer<Document> further) {
        try {
            var file = XmlFile.read(bytes);
            definitions.add(file, faults);
            checkIds(file, faults);
            further.accept(file);
        } catch (SAXException unreadable) {
            faults.of("The file cannot be read as XML: " + unreadable.getMessage());
        } catch (ModelException invalid) {
            if (faults.none()) faults.of("The file does not follow the standard: " + deepest(invalid));
        }
    }

    private void checkDiagram(Document file, byte[] bytes, Faults faults) {
        noCode.check(file, faults);
        var diagram = Bpmn.readModelFromStream(new ByteArrayInputStream(bytes));
        ConversationContract.check(diagram, faults);
        DeliveryContract.check(diagram, faults);
    }

    private static void checkTable(Document file, byte[] bytes, Faults faults) {
        FeelOnly.check(file, faults);
        TableContract.check(Dmn.readModelFromStream(new ByteArrayInputStream(bytes)), faults);
    }

    private static void checkIds(Document file, Faults faults) {
        var ids = new HashSet<String>();
        Elements.allIn(file)
                .filter(element -> element.hasAttribute("id"))
                .forEach(element -> faults.unless(
                        ids.add(element.getAttribute("id")), element, "has an id that another element has already."));
    }

    private static String deepest(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : deepest(failure.getCause());
    }
}
