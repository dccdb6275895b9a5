package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WAITS;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;
import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_END;
import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_START;

import io.parley.lifecycle.diagram.ConversationProcess;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Attaches the bookkeeping to every state and every event of a conversation's diagram: never drawn, never forgotten. */
@Component
class BookkeepingParseListener extends AbstractBpmnParseListener {

    private final Bookkeeping bookkeeping;
    private final PeoplesActs acts;

    BookkeepingParseListener(Bookkeeping bookkeeping, PeoplesActs acts) {
        this.bookkeeping = bookkeeping;
        this.acts = acts;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (process.getKey().equals(ConversationProcess.KEY))
            process.addListener(EVENTNAME_END, (ExecutionListener) bookkeeping::ended);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        if (!concerns(scope)) return;
        if (AGENT_WROTE_FIRST.equals(Boundaries.messageOf(start))) {
            start.addListener(EVENTNAME_START, (ExecutionListener) bookkeeping::begins);
            start.addListener(EVENTNAME_END, (ExecutionListener) acts::wroteFirst);
        } else start.addListener(EVENTNAME_START, (ExecutionListener) bookkeeping::customerBegan);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl state) {
        if (!concerns(scope)) return;
        var task = ((UserTaskActivityBehavior) state.getActivityBehavior()).getTaskDefinition();
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, bookkeeping::entered);
        task.addTaskListener(TaskListener.EVENTNAME_UPDATE, acts::updated);
        task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, acts::completed);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl state) {
        if (!concerns(scope)) return;
        state.addListener(EVENTNAME_START, (ExecutionListener) bookkeeping::entered);
        state.addListener(EVENTNAME_END, (ExecutionListener) execution -> {
            if (!execution.isCanceled()) bookkeeping.customerWrote(execution, state.getId());
        });
    }

    @Override
    public void parseBoundaryMessageEventDefinition(Element element, boolean interrupting, ActivityImpl event) {
        if (!concerns(event.getFlowScope())) return;
        var message = Boundaries.messageOf(event);
        if (AGENT_WROTE_FIRST.equals(message)) event.addListener(EVENTNAME_END, (ExecutionListener) acts::wroteFirst);
        if (CUSTOMER_WROTE.equals(message))
            event.addListener(EVENTNAME_START, (ExecutionListener) execution ->
                    bookkeeping.customerWrote(execution, event.getEventScope().getId()));
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element element, boolean interrupting, ActivityImpl timer) {
        if (concerns(timer.getFlowScope()))
            timer.addListener(EVENTNAME_START, (ExecutionListener) bookkeeping::timerFired);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        var condition = element.element("conditionExpression");
        if (concerns(scope) && condition != null && condition.getText().contains(CUSTOMER_WAITS))
            ((ProcessDefinitionEntity) scope.getProcessDefinition()).setProperty(CUSTOMER_WAITS, true);
    }

    private static boolean concerns(ScopeImpl scope) {
        return ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey().equals(ConversationProcess.KEY);
    }
}
