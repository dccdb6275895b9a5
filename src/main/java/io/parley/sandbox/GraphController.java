package io.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.Directory;
import io.parley.conversation.PhoneNumberId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The Graph API as far as Parley needs it, with WhatsApp's own answers. */
@RestController
@Profile(SandboxProfile.NAME)
class GraphController {

    /** Bytes; the longest text takes a fraction of it. */
    private static final int LARGEST = 64 * 1024;

    /** So long WhatsApp shows that somebody is typing. */
    private static final Duration TYPING = Duration.ofSeconds(25);

    private final Tokens tokens;
    private final Directory directory;
    private final Memory memory;
    private final SandboxTemplates templates;
    private final Contents contents;
    private final Troubles troubles;
    private final Post post;
    private final ObjectMapper json;
    private final Clock clock;

    GraphController(
            Tokens tokens,
            Directory directory,
            Memory memory,
            SandboxTemplates templates,
            Contents contents,
            Troubles troubles,
            Post post,
            ObjectMapper json,
            Clock clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.memory = memory;
        this.templates = templates;
        this.contents = contents;
        this.troubles = troubles;
        this.post = post;
        this.json = json;
        this.clock = clock;
    }

    /** Sends a message, or marks one as read; no answer at all when the connection is to break. */
    @PostMapping(GraphDoor.PATH + "/{version:v[0-9]+[.][0-9]+}/{number}/messages")
    @Nullable
    ResponseEntity<ObjectNode> messages(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        tokens.check(number, authorization);
        if (directory.number(new PhoneNumberId(number)).isEmpty()) throw GraphError.noSuchObject(number);
        var body = read(request);
        if (body.path("status").asText("").equals("read")) return ResponseEntity.ok(markAsRead(number, body));
        return send(SendCall.of(body, number, contents), number, request);
    }

    /** The templates of a business account. */
    @GetMapping(GraphDoor.PATH + "/{version:v[0-9]+[.][0-9]+}/{account}/message_templates")
    ResponseEntity<ObjectNode> templates(
            @PathVariable String account,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "") String after,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        tokens.checkAccount(account, authorization);
        return ResponseEntity.ok(templates.page(limit, after));
    }

    /** Whatever else the Graph API can do. */
    @RequestMapping(GraphDoor.PATH + "/**")
    ResponseEntity<ObjectNode> nothingElse(HttpServletRequest request) {
        throw GraphError.noSuchObject(request.getRequestURI().substring(GraphDoor.PATH.length()));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> refuse(GraphError error) {
        return ResponseEntity.status(error.http()).body(error.body());
    }

    private @Nullable ResponseEntity<ObjectNode> send(SendCall call, String number, HttpServletRequest request)
            throws InterruptedException {
        var trouble = troubles.of(call.recipient());
        Thread.sleep(Duration.ofSeconds(trouble.slow()).toMillis());
        if (trouble.refusesAtOnce() && trouble.refuse() != null)
            throw GraphError.of(trouble.refuse(), "The sandbox was told to refuse with this code");
        var bubble = call.on(number, clock.instant());
        memory.keep(bubble);
        post.follow(bubble, trouble);
        if (trouble.hangUp()) return HangUp.on(request);
        return ResponseEntity.ok(accepted(call, bubble));
    }

    private static ObjectNode accepted(SendCall call, Bubble bubble) {
        var answer = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
        answer.putArray("contacts")
                .addObject()
                .put("input", call.to())
                .put("wa_id", bubble.chat().customer());
        var message = answer.putArray("messages").addObject().put("id", bubble.id());
        if (call.kind().equals("template")) message.put("message_status", "accepted");
        return answer;
    }

    private ObjectNode markAsRead(String number, JsonNode body) {
        var read = memory.find(body.path("message_id").asText(""))
                .filter(it -> it.mine() && it.chat().number().value().equals(number))
                .orElseThrow(() -> GraphError.of(131009, "The message_id is none of a message to this number"));
        memory.readByBusiness(read);
        if (body.has("typing_indicator"))
            memory.type(read.chat(), clock.instant().plus(TYPING));
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private JsonNode read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        var body = bytes.length > LARGEST ? null : parse(bytes);
        if (body == null || !body.path("messaging_product").asText("").equals("whatsapp"))
            throw GraphError.of(100, "The parameter messaging_product is required.");
        return body;
    }

    private @Nullable JsonNode parse(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException noJson) {
            return null;
        }
    }
}
