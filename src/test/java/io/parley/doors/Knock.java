package io.parley.doors;

import static io.parley.doors.Expectation.REFUSED;
import static io.parley.doors.Expectation.UNCHANGED;

import java.util.UUID;

/** Everything anybody could send to change a conversation, and what the rules R1 to R15 make of it. */
enum Knock {
    // Parley's API
    API_REPLY("POST", "/api/conversations/{key}/replies", "{\"id\":\"{uuid}\",\"text\":\"On its way\"}"),
    API_PICK_UP("PUT", "/api/conversations/{key}/pick-up", null),
    API_RELEASE("DELETE", "/api/conversations/{key}/pick-up", null),
    API_ASSIGN("PUT", "/api/conversations/{key}/assignee", "{\"assignee\":\"carla\"}"),
    API_TAKE_OVER("PUT", "/api/conversations/{key}/assignee", "{\"assignee\":\"{me}\"}"),
    API_RESOLVE("POST", "/api/conversations/{key}/resolution", null),

    API_TEMPLATE(
            "POST",
            "/api/conversations/{key}/replies",
            "{\"id\":\"{uuid}\",\"template\":{\"name\":\"hello\",\"language\":\"en\"}}"),
    API_WRITE_FIRST(
            "POST",
            "/api/conversations",
            "{\"number\":\"{number}\",\"customer\":\"{customer}\",\"id\":\"{uuid}\",\"template\":{\"name\":\"hello\",\"language\":\"en\"}}"),

    API_BULK_RESOLVE("POST", "/api/bulk/resolution", "{\"keys\":[\"{key}\"]}"),
    API_BULK_ASSIGN("POST", "/api/bulk/assignee", "{\"keys\":[\"{key}\"],\"assignee\":\"carla\"}"),

    // What the team keeps with a conversation, wherever it stands
    API_NOTE("POST", "/api/conversations/{key}/notes", "{\"id\":\"{uuid}\",\"text\":\"Rings back on Monday\"}"),
    API_TAG("PUT", "/api/conversations/{key}/tags/VIP", null),
    API_TAG_OFF("DELETE", "/api/conversations/{key}/tags/VIP", null),
    API_CANNED_REPLY("PUT", "/api/canned-replies/hello", "{\"text\":\"Hello {{customer.name}}\"}"),

    // What the engine's API offers on a task, and a conversation knows
    CLAIM("POST", "/task/{task}/claim", "{\"userId\":\"{me}\"}"),
    CLAIM_FOR_CARLA("POST", "/task/{task}/claim", "{\"userId\":\"carla\"}"),
    UNCLAIM("POST", "/task/{task}/unclaim", "{}"),
    ASSIGNEE_ME("POST", "/task/{task}/assignee", "{\"userId\":\"{me}\"}"),
    ASSIGNEE_CARLA("POST", "/task/{task}/assignee", "{\"userId\":\"carla\"}"),
    ASSIGNEE_STRANGER("POST", "/task/{task}/assignee", "{\"userId\":\"stranger\"}"),
    COMPLETE_WITH_REPLY(
            "POST",
            "/task/{task}/complete",
            "{\"variables\":{\"reply\":{\"value\":\"On its way\",\"type\":\"String\"}}}"),
    COMPLETE_PLAIN("POST", "/task/{task}/complete", "{}"),
    SUBMIT_REPLY("POST", "/task/{task}/submit-form", "{\"variables\":{\"reply\":{\"value\":\"On its way\"}}}"),
    SUBMIT_PLAIN("POST", "/task/{task}/submit-form", "{}"),

    // What the engine's API offers, and a conversation does not
    COMPLETE_FOR_ANOTHER(
            "POST",
            "/task/{task}/complete",
            "{\"variables\":{\"assignee\":{\"value\":\"carla\"},\"role\":{\"value\":\"owner\"}}}"),
    DELEGATE("POST", "/task/{task}/delegate", "{\"userId\":\"carla\"}"),
    RESOLVE_DELEGATED("POST", "/task/{task}/resolve", "{}"),
    PUT_TASK("PUT", "/task/{task}", "{\"name\":\"Mine\",\"assignee\":\"{me}\"}"),
    BPMN_ERROR("POST", "/task/{task}/bpmnError", "{\"errorCode\":\"oops\"}"),
    BPMN_ESCALATION("POST", "/task/{task}/bpmnEscalation", "{\"escalationCode\":\"oops\"}"),
    TASK_VARIABLE("PUT", "/task/{task}/variables/reply", "{\"value\":\"x\",\"type\":\"String\"}"),
    TASK_VARIABLES("POST", "/task/{task}/variables", "{\"modifications\":{\"assignee\":{\"value\":\"{me}\"}}}"),
    TASK_LOCAL_VARIABLES("POST", "/task/{task}/localVariables", "{\"modifications\":{\"reply\":{\"value\":\"x\"}}}"),
    TASK_IDENTITY_LINK("POST", "/task/{task}/identity-links", "{\"userId\":\"carla\",\"type\":\"assignee\"}"),
    TASK_OWNER("POST", "/task/{task}/identity-links", "{\"userId\":\"{me}\",\"type\":\"owner\"}"),
    TASK_DELETE("DELETE", "/task/{task}", null),
    TASK_CREATE("POST", "/task/create", "{\"id\":\"{uuid}\",\"name\":\"Mine\"}"),
    MODIFY_INSTANCE(
            "POST",
            "/process-instance/{instance}/modification",
            "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"closed\"}]}"),
    DELETE_INSTANCE("DELETE", "/process-instance/{instance}", null),
    DELETE_INSTANCES("POST", "/process-instance/delete", "{\"processInstanceIds\":[\"{instance}\"]}"),
    SUSPEND_INSTANCE("PUT", "/process-instance/{instance}/suspended", "{\"suspended\":true}"),
    SUSPEND_DEFINITION(
            "PUT",
            "/process-definition/key/conversation/suspended",
            "{\"suspended\":true,\"includeProcessInstances\":true}"),
    INSTANCE_VARIABLE(
            "PUT", "/process-instance/{instance}/variables/assignee", "{\"value\":\"{me}\",\"type\":\"String\"}"),
    INSTANCE_VARIABLES_ASYNC(
            "POST",
            "/process-instance/variables-async",
            "{\"processInstanceIds\":[\"{instance}\"],\"variables\":{\"assignee\":{\"value\":\"{me}\"}}}"),
    SIGNAL_EXECUTION("POST", "/execution/{execution}/signal", "{}"),
    TRIGGER_MESSAGE("POST", "/execution/{execution}/messages/customerWrote/trigger", "{}"),
    TRIGGER_RESOLVED("POST", "/execution/{execution}/messages/conversationResolved/trigger", "{}"),
    EXECUTION_VARIABLE("PUT", "/execution/{execution}/localVariables/assignee", "{\"value\":\"{me}\"}"),
    MESSAGE_RESOLVED("POST", "/message", "{\"messageName\":\"conversationResolved\",\"businessKey\":\"{key}\"}"),
    MESSAGE_ASSIGNED(
            "POST",
            "/message",
            "{\"messageName\":\"conversationAssigned\",\"businessKey\":\"{key}\",\"processVariables\":{\"assignee\":{\"value\":\"{me}\"}}}"),
    MESSAGE_CUSTOMER_WROTE(
            "POST",
            "/message",
            "{\"messageName\":\"customerWrote\",\"businessKey\":\"{key}\",\"processVariables\":{\"messageId\":{\"value\":\"{uuid}\"},\"text\":{\"value\":\"Hello\"}}}"),
    MESSAGE_AGENT_WROTE_FIRST(
            "POST",
            "/message",
            "{\"messageName\":\"agentWroteFirst\",\"businessKey\":\"{key}\",\"processVariables\":{\"assignee\":{\"value\":\"{me}\"}}}"),
    MESSAGE_AGENT_WROTE_FIRST_TO_SOMEBODY_NEW(
            "POST", "/message", "{\"messageName\":\"agentWroteFirst\",\"businessKey\":\"{number}:4915550100\"}"),
    TRIGGER_AGENT_WROTE_FIRST("POST", "/execution/{execution}/messages/agentWroteFirst/trigger", "{}"),
    SIGNAL("POST", "/signal", "{\"name\":\"anything\"}"),
    EXECUTE_JOB("POST", "/job/{job}/execute", "{}"),
    JOB_DUE_DATE("PUT", "/job/{job}/duedate", "{\"duedate\":\"2099-01-01T00:00:00.000+0000\"}"),
    JOB_RECALCULATE("POST", "/job/{job}/duedate/recalculate", "{}"),
    JOB_RETRIES("PUT", "/job/{job}/retries", "{\"retries\":0}"),
    JOB_SUSPENDED("PUT", "/job/{job}/suspended", "{\"suspended\":true}"),
    JOB_DELETE("DELETE", "/job/{job}", null),
    MIGRATE(
            "POST",
            "/migration/execute",
            "{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"{definition}\",\"targetProcessDefinitionId\":\"{definition}\",\"instructions\":[{\"sourceActivityIds\":[\"open\"],\"targetActivityIds\":[\"assigned\"]}]},\"processInstanceIds\":[\"{instance}\"]}"),
    BATCH_DELETE("POST", "/process-instance/delete", "{\"processInstanceQuery\":{\"businessKey\":\"{key}\"}}"),
    BATCH_MODIFY(
            "POST",
            "/modification/execute",
            "{\"processDefinitionId\":\"{definition}\",\"processInstanceIds\":[\"{instance}\"],\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"open\"}]}"),
    START_INSTANCE("POST", "/process-definition/key/conversation/start", "{\"businessKey\":\"{key}\"}"),
    DELETE_DEFINITION("DELETE", "/process-definition/key/conversation?cascade=true", null),
    EXTERNAL_TASKS("POST", "/external-task/fetchAndLock", "{\"workerId\":\"me\",\"maxTasks\":1,\"topics\":[]}"),
    STORE_FILTER("POST", "/filter/create", "{\"name\":\"mine\",\"resourceType\":\"Task\",\"query\":{}}"),
    GRANT(
            "POST",
            "/authorization/create",
            "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"{me}\",\"resourceType\":8,\"resourceId\":\"*\"}");

    final String method;
    final String path;
    private final String body;

    Knock(String method, String path, String body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    String path(Target target, Caller caller) {
        return fill(path, target, caller);
    }

    String body(Target target, Caller caller) {
        return body == null ? null : fill(body, target, caller);
    }

    private static String fill(String template, Target target, Caller caller) {
        return template.replace("{key}", target.key().toString())
                .replace("{number}", target.key().number().value())
                .replace("{customer}", target.key().customer())
                .replace("{task}", target.task())
                .replace("{instance}", target.instance())
                .replace("{execution}", target.execution())
                .replace("{job}", target.job())
                .replace("{definition}", target.definition())
                .replace("{me}", caller.id())
                .replace("{uuid}", UUID.randomUUID().toString());
    }

    /** The one table: what R1 to R15 say of this knock by this caller in this situation. */
    Expectation expected(Caller who, Situation at, boolean throughTasklist) {
        return switch (this) {
            case API_REPLY, API_TEMPLATE ->
                at.isOpen() && who.works()
                        ? Expectation.assignedTo(who.id()) // R4
                        : at == Situation.ASSIGNED_TO_ME ? UNCHANGED : REFUSED; // R6, R13
            case API_PICK_UP -> at.isOpen() && who.works() ? Expectation.open(who.id()) : REFUSED; // R3
            case API_RELEASE -> at.isOpen() && who.works() ? Expectation.open(null) : REFUSED; // R3
            case API_ASSIGN -> assignment(who, at, "carla"); // R5, R7
            case API_TAKE_OVER -> assignment(who, at, who.id()); // R5, R7
            case API_RESOLVE ->
                at.isOpen() && who.works() || at == Situation.ASSIGNED_TO_ME
                        ? Expectation.closed() // R11, R9
                        : REFUSED;
            case API_BULK_RESOLVE -> reported(API_RESOLVE, who, at);
            case API_BULK_ASSIGN -> reported(API_ASSIGN, who, at);
            case API_NOTE, API_TAG, API_TAG_OFF -> who.works() ? UNCHANGED : REFUSED;
            case API_CANNED_REPLY -> who.supervises() ? UNCHANGED : REFUSED;
            case CLAIM ->
                switch (at) {
                    case OPEN -> who.works() ? Expectation.open(who.id()) : REFUSED; // R3
                    case ASSIGNED_TO_ME -> UNCHANGED;
                    default -> REFUSED;
                };
            case CLAIM_FOR_CARLA -> at == Situation.OPEN ? assignment(who, at, "carla") : REFUSED; // R5
            case UNCLAIM -> at.isOpen() && who.works() ? Expectation.open(null) : REFUSED; // R3
            case ASSIGNEE_ME ->
                at.isOpen() && who.works()
                        ? Expectation.open(who.id()) // R3
                        : at == Situation.ASSIGNED_TO_ME ? UNCHANGED : assignment(who, at, who.id()); // R7
            case ASSIGNEE_CARLA -> assignment(who, at, "carla"); // R5, R7
            case COMPLETE_WITH_REPLY, SUBMIT_REPLY ->
                at.isOpen() && who.works()
                        ? Expectation.assignedTo(who.id()) // R4
                        : REFUSED;
            case COMPLETE_PLAIN, SUBMIT_PLAIN -> at == Situation.ASSIGNED_TO_ME ? Expectation.closed() : REFUSED; // R9
            case MESSAGE_CUSTOMER_WROTE ->
                who == Caller.CONNECTOR && !throughTasklist
                        ? at == Situation.CLOSED ? Expectation.open(null) : UNCHANGED // R12, R2, R8
                        : REFUSED;
            case JOB_DUE_DATE -> who == Caller.PAUL && !at.isOpen() ? UNCHANGED : REFUSED; // the analyst moves a clock
            default -> REFUSED;
        };
    }

    /** Whoever works conversations is answered with a report of what was refused. */
    private static Expectation reported(Knock single, Caller who, Situation at) {
        var expected = single.expected(who, at, false);
        return expected == REFUSED && who.works() ? UNCHANGED : expected;
    }

    private static Expectation assignment(Caller who, Situation at, String to) {
        return who.supervises() && at != Situation.CLOSED ? Expectation.assignedTo(to) : REFUSED;
    }
}
