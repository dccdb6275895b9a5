package io.parley.directory;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whoever guesses … */
class GuessLimitTest {

    private static final int MOST = 3;

    private final Answers answers = new Answers(new ObjectMapper());
    private final WrongGuesses wrong = new WrongGuesses(MOST, ofMinutes(10));
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SignInLimit signIn = new SignInLimit(wrong, told::add, answers);
    private final SignatureLimit webhook = new SignatureLimit(wrong, answers);
    private final AtomicInteger askedFor = new AtomicInteger();

    @Test
    void mustWaitAfterTooManyWrongPasswords() throws Exception {
        for (var guess = 0; guess < MOST; guess++)
            assertThat(call("198.51.100.7", 401).getStatus()).isEqualTo(401);

        var answer = call("198.51.100.7", 200);

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.getHeader("Retry-After"))).isBetween(1, 10 * 60 / MOST + 1);
        assertThat(answer.getContentAsString()).contains("Too many wrong passwords");
        assertThat(askedFor).hasValue(MOST);
    }

    @Test
    void isShownAPageThatSaysSo() throws Exception {
        for (var guess = 0; guess < MOST; guess++) form("/sign-in?failed");

        assertThat(form("/inbox").getRedirectedUrl()).isEqualTo("/sign-in?later");
    }

    @Test
    void isCountedAtThePageAndInCallsTogether() throws Exception {
        form("/sign-in?failed");
        form("/sign-in?failed");
        call("198.51.100.7", 401);

        assertThat(call("198.51.100.7", 200).getStatus()).isEqualTo(429);
    }

    @Test
    void keepsNobodyElseWaiting() throws Exception {
        for (var guess = 0; guess < MOST; guess++) call("198.51.100.7", 401);

        assertThat(call("198.51.100.8", 200).getStatus()).isEqualTo(200);
    }

    @Test
    void sharesTheGuessesOfAnIPv6Network() throws Exception {
        for (var guess = 0; guess < MOST; guess++) call("2001:db8::" + guess, 401);

        assertThat(call("2001:db8::ffff", 200).getStatus()).isEqualTo(429);
        assertThat(call("2001:db8:0:1::1", 200).getStatus()).isEqualTo(200);
    }

    @Test
    void isCountedOnAllNodesTogether() throws Exception {
        var elsewhere = new WrongGuesses(MOST, ofMinutes(10));
        call("198.51.100.7", 401);
        call("2001:db8::1", 401);
        call("198.51.100.8", 200);
        told.forEach(elsewhere::heard);
        for (var guess = 1; guess < MOST; guess++) elsewhere.count("198.51.100.7");

        assertThat(elsewhere.delay("198.51.100.7")).isPositive();
        assertThat(elsewhere.delay("2001:db8::2")).isZero();
        for (var guess = 1; guess < MOST; guess++) elsewhere.count("2001:db8::2");
        assertThat(elsewhere.delay("2001:db8::3")).isPositive();
        assertThat(elsewhere.delay("198.51.100.8")).isZero();
    }

    @Test
    void isNotWhoeverIsRight() throws Exception {
        for (var call = 0; call < 50; call++)
            assertThat(call("198.51.100.7", 200).getStatus()).isEqualTo(200);
    }

    @Test
    void isNotWhoeverBringsNoPassword() throws Exception {
        for (var guess = 0; guess < MOST; guess++) call("198.51.100.7", 401);

        var answer = new MockHttpServletResponse();
        signIn.doFilter(request("GET", "/inbox"), answer, answering(200));

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void cannotFloodTheWebhookWithWhatIsNotSigned() throws Exception {
        for (var guess = 0; guess < MOST; guess++) deliver(401);

        assertThat(deliver(200).getStatus()).isEqualTo(429);
    }

    @Test
    void getsNoMoreGuessesByGuessingAtOnce() throws Exception {
        var guessers = Executors.newFixedThreadPool(8);
        for (var guess = 0; guess < 200; guess++) guessers.submit(() -> call("198.51.100.7", 401));
        guessers.shutdown();
        assertThat(guessers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        // Those that were on their way when the last one was counted.
        assertThat(askedFor).hasValueBetween(MOST, MOST + 8);
    }

    private MockHttpServletResponse call(String address, int status) throws Exception {
        var request = request("GET", "/api/tags");
        request.addHeader("Authorization", "Basic b2xpdmlhOmd1ZXNz");
        request.setRemoteAddr(address);
        var answer = new MockHttpServletResponse();
        signIn.doFilter(request, answer, answering(status));
        return answer;
    }

    private MockHttpServletResponse form(String leadsTo) throws Exception {
        var answer = new MockHttpServletResponse();
        FilterChain chain = (request, response) -> ((HttpServletResponse) response).sendRedirect(leadsTo);
        signIn.doFilter(request("POST", "/sign-in"), answer, chain);
        return answer;
    }

    private MockHttpServletResponse deliver(int status) throws Exception {
        var answer = new MockHttpServletResponse();
        webhook.doFilter(request("POST", "/webhooks/whatsapp"), answer, answering(status));
        return answer;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setRemoteAddr("198.51.100.7");
        return request;
    }

    private FilterChain answering(int status) {
        return (request, response) -> {
            askedFor.incrementAndGet();
            ((HttpServletResponse) response).setStatus(status);
        };
    }
}
