package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** A node as the files for its deployment describe it … */
class DeploymentTest {

    @TempDir
    private Path home;

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void hasAllThatProductionNeedsFromCompose() throws IOException {
        Map<String, Object> compose = yaml("compose.yaml").iterator().next();
        Map<String, Map<String, Object>> services = as(compose.get("services"));
        var node = services.get("parley-1");
        List<Map<String, String>> secrets = as(node.get("secrets"));
        for (var secret : secrets) secret(secret.get("target"));
        Files.copy(Path.of("operation/accounts.yaml"), home.resolve("accounts.yaml"));

        isComplete(as(node.get("environment")), "/run/secrets/", "/etc/parley/accounts.yaml");

        assertThat(services.get("parley-2")).isEqualTo(node);
    }

    @Test
    void hasAllThatProductionNeedsFromKubernetes() throws IOException {
        var documents = yaml("operation/kubernetes.yaml");
        Map<String, String> accounts = as(documents.get(0).get("data"));
        Files.writeString(home.resolve("accounts.yaml"), accounts.get("accounts.yaml"));
        for (var secret : List.of(
                "spring.datasource.password",
                "parley.whatsapp.app-secret",
                "parley.whatsapp.verify-token",
                "parley.first-owner.password",
                "company.access-token",
                "parley.operation.log-pepper",
                "parley.operation.scrape-token")) secret(secret);

        var environment = new HashMap<String, Object>();
        List<Map<String, String>> variables = as(container(documents).get("env"));
        variables.forEach(it -> environment.put(it.get("name"), it.get("value")));

        isComplete(environment, "/etc/parley/secrets/", "/etc/parley/accounts/accounts.yaml");
        assertThat(Files.readString(Path.of("operation/kubernetes.yaml")))
                .contains(Files.list(secrets())
                        .map(it -> it.getFileName().toString())
                        .toList());
    }

    private static Map<String, Object> container(List<Map<String, Object>> documents) {
        var deployment = documents.stream()
                .filter(it -> "Deployment".equals(it.get("kind")))
                .findFirst()
                .orElseThrow();
        Map<String, Object> spec = as(deployment.get("spec"));
        Map<String, Object> template = as(spec.get("template"));
        Map<String, List<Map<String, Object>>> pod = as(template.get("spec"));
        return pod.get("containers").get(0);
    }

    /** Parley would start with these variables and the files beside them. */
    private void isComplete(Map<String, Object> variables, String secrets, String accounts) throws IOException {
        var there = new HashMap<>(variables);
        var files = secrets() + "/";
        there.computeIfPresent(
                "SPRING_CONFIG_IMPORT",
                (name, value) -> value.toString()
                        .replace(secrets, files)
                        .replace(accounts, home.resolve("accounts.yaml").toString()));
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", there));
        try (var node = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .run()) {
            new ProductionSettings().postProcessBeanFactory(node.getBeanFactory());
            assertThat(environment.getProperty("parley.accounts[0].numbers[0].access-token"))
                    .isEqualTo("company.access-token, secretly");
            assertThat(environment.getProperty("parley.operation.log-pepper")).endsWith("secretly");
            assertThat(environment.getProperty("parley.operation.scrape-token")).endsWith("secretly");
            assertThat(environment.getProperty("management.metrics.system.diskspace.paths"))
                    .isEqualTo(environment.getProperty("parley.media.directory"));
            assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
            assertThat(environment.getActiveProfiles()).containsExactly("production");
        }
    }

    private Path secrets() throws IOException {
        return Files.createDirectories(home.resolve("secrets"));
    }

    private void secret(String setting) throws IOException {
        Files.writeString(secrets().resolve(setting), setting + ", secretly");
    }

    private static List<Map<String, Object>> yaml(String file) throws IOException {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            return StreamSupport.stream(new Yaml().loadAll(content).spliterator(), false)
                    .map(it -> DeploymentTest.<Map<String, Object>>as(it))
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T as(Object value) {
        return (T) value;
    }
}
