package io.parley.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** A refusal in WhatsApp's words and shape. */
final class GraphError extends RuntimeException {

    private final ErrorCode code;
    private final String details;
    private final int subcode;

    private GraphError(ErrorCode code, String details, int subcode) {
        super("(#" + code.code() + ") " + code.title());
        this.code = code;
        this.details = details;
        this.subcode = subcode;
    }

    static GraphError of(int code, String details) {
        return new GraphError(ErrorCode.of(code), details, 0);
    }

    static GraphError noSuchObject(String id) {
        var details = "Object with ID '" + id + "' does not exist, cannot be loaded due to missing permissions, "
                + "or does not support this operation";
        return new GraphError(ErrorCode.of(100), details, 33);
    }

    int http() {
        return code.http();
    }

    ObjectNode body() {
        var answer = JsonNodeFactory.instance.objectNode();
        var error = answer.putObject("error");
        error.put("message", getMessage()).put("type", "OAuthException").put("code", code.code());
        if (subcode != 0) error.put("error_subcode", subcode);
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        error.put(
                "fbtrace_id",
                "A" + UUID.randomUUID().toString().replace("-", "").substring(0, 22));
        return answer;
    }
}
