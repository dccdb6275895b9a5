package io.parley.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** Breaks a connection without a word, as a network does. */
class HangUp extends ValveBase {

    private static final String WANTED = HangUp.class.getName();

    HangUp() {
        super(true);
    }

    /** Asks for it, and answers nothing. */
    static <T> @Nullable T on(HttpServletRequest request) {
        request.setAttribute(WANTED, true);
        return null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(WANTED) != null) response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }
}
