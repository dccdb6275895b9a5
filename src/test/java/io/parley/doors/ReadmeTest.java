package io.parley.doors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What the README tells a newcomer to copy and paste, word for word, in a shell … */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=true", "parley.demo.conversations=true"})
@ActiveProfiles({"test", "sandbox"})
class ReadmeTest {

    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @TempDir
    Path directory;

    @BeforeEach
    void needsWhatItNames() {
        var path = System.getenv("PATH").split(":");
        assumeTrue(Stream.of("sh", "curl", "openssl", "sed", "date")
                .allMatch(tool -> Stream.of(path).anyMatch(at -> Files.isExecutable(Path.of(at, tool)))));
    }

    @Test
    void walksThroughAConversationAsOftenAsYouLike() throws Exception {
        for (var time = 1; time <= 2; time++)
            assertThat(paste("## A walk through a conversation"))
                    .containsSubsequence(
                            "200\n",
                            "\"state\":\"open\"",
                            "\"customer\":{\"id\":\"15550100042\",\"name\":\"Nora Winter\"",
                            "\"pickedUpBy\":\"asha\"",
                            "\"text\":\"On its way!\"",
                            "\"rule\":\"R6\",\"state\":\"assigned\",\"assignee\":\"asha\"",
                            "\"state\":\"closed\"",
                            "200\n",
                            "\"state\":\"open\"",
                            "\"state\":\"assigned\",\"assignee\":\"ben\"",
                            "\"why\":{\"kind\":\"timer\",\"detail\":\"customerSilentFor48Hours\"},\"diagramVersion\":1}]");
    }

    @Test
    void sendsFromTheSandboxsGraph() throws Exception {
        assertThat(paste("## Try it on the phone page")).contains("\"messaging_product\":\"whatsapp\"", "\"wamid.");
    }

    @Test
    void entersAPerson() throws Exception {
        paste("**In production**", "/engine-rest/user/create");

        assertThat(statusFor("nina", "a long new password")).isEqualTo(200);
        assertThat(statusFor("nina", "another password")).isEqualTo(401);
    }

    /** Runs what a section of the README shows, as far as it names the word. */
    private String paste(String section, String word) throws IOException, InterruptedException {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.indexOf(section);
        assertThat(from).as("%s in the README", section).isNotNegative();
        var until = readme.indexOf("\n## ", from + section.length());
        var commands = SHELL.matcher(readme.substring(from, until))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains(word))
                .collect(Collectors.joining());
        assertThat(commands).contains("http://127.0.0.1:8080");
        return run(commands.replace("http://127.0.0.1:8080", "http://127.0.0.1:" + port));
    }

    private String paste(String section) throws IOException, InterruptedException {
        return paste(section, "");
    }

    private String run(String commands) throws IOException, InterruptedException {
        var said = directory.resolve("said");
        var shell = new ProcessBuilder("sh", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(shell.waitFor(60, SECONDS)).as("ended in time").isTrue();
        return Files.readString(said);
    }

    private int statusFor(String person, String password) throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/conversations"))
                .header("Authorization", "Basic " + basic)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
