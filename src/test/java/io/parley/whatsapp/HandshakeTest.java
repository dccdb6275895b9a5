package io.parley.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class HandshakeTest {

    private final PostOffice postOffice = new PostOffice(List.of());

    @Test
    void givesTheChallengeBackToWhoeverKnowsTheToken() throws Exception {
        var answer = answerTo("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=demo-verify-token");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("text/plain");
        assertThat(answer.getContentAsString()).isEqualTo("1158201444");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=guessed",
                "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=",
                "hub.mode=unsubscribe&hub.challenge=1158201444&hub.verify_token=demo-verify-token"
            })
    void givesNothingToAnybodyElse(String query) throws Exception {
        var answer = answerTo(query);

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).doesNotContain("1158201444");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hub.challenge=1158201444&hub.verify_token=demo-verify-token",
                "hub.mode=subscribe&hub.verify_token=demo-verify-token",
                "hub.mode=subscribe&hub.challenge=1158201444"
            })
    void needsAllThreeParameters(String query) {
        var answer = answerTo(query);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    }

    private MockHttpServletResponse answerTo(String query) {
        return postOffice.answers(get("/webhooks/whatsapp?" + query));
    }
}
