package io.parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The gate of process test coverage: together, the tests of a class walk every path of a diagram. */
public class EveryPathIsWalked implements BeforeAllCallback, AfterAllCallback {

    private final String diagram;
    private final Suite suite;
    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());

    public EveryPathIsWalked(String diagram) {
        this.diagram = diagram;
        this.suite = new Suite(diagram, diagram);
    }

    /** What the engine needs so that its steps can be followed. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Footprints {

        @Bean
        ProcessEnginePlugin footprints() {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    ProcessCoverageConfigurator.initializeProcessCoverageExtensions(engine);
                }
            };
        }
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        collector.createSuite(suite);
        collector.activateSuite(suite.getId());
        collector.createRun(new Run(diagram, diagram), suite.getId());
        collector.activateRun(diagram);
        new ProcessEngineAdapter(engine(tests), collector).initializeListeners();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        var walked = suite.getEvents().stream().map(Event::getDefinitionKey).collect(Collectors.toSet());
        assertThat(walked)
                .as("elements that the tests of this class walk together")
                .containsAll(drawn(engine(tests)));
        var conversation = collector.getModels().stream()
                .filter(model -> model.getKey().equals(diagram))
                .findFirst()
                .orElseThrow();
        assertThat(suite.calculateCoverage(conversation)).isEqualTo(1.0);
    }

    private Set<String> drawn(ProcessEngine engine) {
        return elements(engine).map(FlowElement::getId).collect(Collectors.toSet());
    }

    private Stream<FlowElement> elements(ProcessEngine engine) {
        var repository = engine.getRepositoryService();
        var newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(diagram)
                .latestVersion()
                .singleResult();
        BpmnModelInstance diagram = repository.getBpmnModelInstance(newest.getId());
        return diagram.getModelElementsByType(FlowElement.class).stream();
    }

    private static ProcessEngine engine(ExtensionContext tests) {
        return SpringExtension.getApplicationContext(tests).getBean(ProcessEngine.class);
    }
}
