package io.parley.lifecycle;

import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_START;

import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Gives a delivery to the account that its conversation belongs to: nobody else sees it. */
@Component
class DeliveryParseListener extends AbstractBpmnParseListener {

    private final Books books;

    DeliveryParseListener(Books books) {
        this.books = books;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        var process = (ProcessDefinitionEntity) scope.getProcessDefinition();
        if (process.getKey().equals(DeliveryProcess.KEY))
            start.addListener(EVENTNAME_START, (ExecutionListener) execution -> ((ExecutionEntity) execution)
                    .setTenantId(books.of(execution).conversation().ban()));
    }
}
