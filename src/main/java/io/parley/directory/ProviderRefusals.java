package io.parley.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.HttpClientErrorException;

/** Sends whoever comes from a provider and may not come in back to the sign-in page, with a sentence that says why. */
final class ProviderRefusals implements AuthenticationFailureHandler {

    static final String PARAMETER = "refused";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRefusals.class);
    private static final String NO_ANSWER = "invalid_token_response";
    private static final String SENTENCE = "That sign-in did not work. Begin again here.";
    private static final Map<String, String> SENTENCES = Map.of(
            SignInRefused.UNAVAILABLE,
            "The sign-in provider does not answer. Try again in a moment, or use a password if you have one.",
            SignInRefused.UNKNOWN,
            "You are signed in there, but Parley does not know you. Ask an owner or an admin to enter you.",
            SignInRefused.NO_GROUP,
            "You are signed in there, but none of your groups opens Parley. Ask whoever keeps the groups.",
            SignInRefused.NAMELESS,
            "The sign-in provider did not say who you are in a way that Parley can use. Ask whoever set it up.",
            SignInRefused.CANCELLED,
            "The sign-in was cancelled, or refused there.");

    static String sentence(String code) {
        return SENTENCES.getOrDefault(code, SENTENCE);
    }

    /** Nothing of what came with the request is sent on or logged: anybody may have made it up. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        var code = codeOf(why);
        LOG.warn("A sign-in by a provider was refused: {} ({})", code, reasonOf(why));
        response.sendRedirect(request.getContextPath() + Doors.SIGN_IN + "?" + PARAMETER + "=" + code);
    }

    private static String reasonOf(AuthenticationException why) {
        var reason =
                why instanceof OAuth2AuthenticationException it ? it.getError().getErrorCode() : "";
        var cause = NestedExceptionUtils.getMostSpecificCause(why).getClass().getSimpleName();
        return reason.matches("[a-z_-]{1,40}") ? reason + ", " + cause : cause;
    }

    private static String codeOf(Throwable why) {
        for (var it = why; it != null; it = it.getCause())
            if (it instanceof OAuth2AuthenticationException refusal) return codeOf(refusal);
        return SignInRefused.FAILED;
    }

    private static String codeOf(OAuth2AuthenticationException refusal) {
        var code = refusal.getError().getErrorCode();
        var isAnswered = NestedExceptionUtils.getMostSpecificCause(refusal) instanceof HttpClientErrorException;
        if (code.equals(NO_ANSWER) && !isAnswered) return SignInRefused.UNAVAILABLE;
        return SENTENCES.containsKey(code) ? code : SignInRefused.FAILED;
    }
}
