package io.parley.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.Parley;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Profiles;
import org.springframework.test.context.ActiveProfiles;

/** Without its profile the sandbox … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class NoSandboxTest {

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    @Test
    void hasNoBean() {
        var beans = Stream.of(house.getBeanDefinitionNames()).map(house::getType);

        assertThat(beans).noneMatch(it -> it != null && it.getName().startsWith("io.parley.sandbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/phone", "/phone/phone.js", "/phone/numbers", "/sandbox/graph/v24.0/1/messages"})
    void hasNoPage(String path) throws Exception {
        var wire = new Wire(port);

        assertThat(wire.exchange("GET", path, "", "").statusCode()).isEqualTo(401);
        assertThat(wire.phone("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void takesNoToken() throws Exception {
        var answer = new Wire(port).graph(Wire.SUPPORT, "Bearer sandbox-token", Wire.text("4915112345678", "Hi"));

        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    void isOnNobodysList() throws Exception {
        assertThat(new Wire(port).phone("GET", "/sign-in", "").body())
                .contains("API docs")
                .doesNotContain("/phone");
    }

    @Test
    void isNeverInProduction() {
        var parley = new SpringApplication(Parley.class);

        assertThatThrownBy(() -> parley.run("--spring.profiles.active=production,sandbox", "--server.port=0"))
                .isInstanceOf(SandboxInProduction.class)
                .hasMessageContaining("exclude each other");
    }

    @Test
    void isWhatANewcomerGets() {
        var environment = new SpringApplicationBuilder(Object.class)
                .web(WebApplicationType.NONE)
                .run()
                .getEnvironment();

        assertThat(environment.acceptsProfiles(Profiles.of("sandbox"))).isTrue();
        assertThat(environment.getProperty("parley.whatsapp.api-base-url"))
                .isEqualTo("http://127.0.0.1:8080/sandbox/graph");
        assertThat(environment.getProperty("parley.accounts[0].numbers[0].access-token"))
                .isEqualTo("sandbox-token");
    }
}
