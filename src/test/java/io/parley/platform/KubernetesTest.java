package io.parley.platform;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What is written for Kubernetes … */
class KubernetesTest {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    PersistentVolumeClaim.class,
                    Deployment.class,
                    PodDisruptionBudget.class,
                    Service.class,
                    Ingress.class,
                    NetworkPolicy.class)
            .collect(toMap(Class::getSimpleName, type -> type));

    /** Strict, as {@code kubectl} is: what nobody knows is a mistake, and not something besides. */
    private static final ObjectMapper KUBERNETES = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    private Map<String, HasMetadata> things;

    @BeforeEach
    void read() throws IOException {
        things = things(Files.readString(Path.of("operation/kubernetes.yaml")))
                .collect(toMap(HasMetadata::getKind, it -> it));
    }

    @Test
    void isWhatKubernetesKnows() {
        assertThat(things).hasSize(6).allSatisfy((kind, thing) -> {
            assertThat(thing.getMetadata().getName()).isNotBlank();
            assertThat(thing.getApiVersion()).as(kind).isEqualTo(HasMetadata.getApiVersion(thing.getClass()));
        });
    }

    @Test
    void leadsEverybodyToTheNodes() {
        var labels = pod().getMetadata().getLabels();
        var deployment = thing(Deployment.class).getSpec();
        var service = thing(Service.class);
        var port = service.getSpec().getPorts().get(0);
        var road = thing(Ingress.class)
                .getSpec()
                .getRules()
                .get(0)
                .getHttp()
                .getPaths()
                .get(0)
                .getBackend()
                .getService();

        assertThat(deployment.getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(thing(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(labels);
        assertThat(service.getSpec().getSelector()).isEqualTo(labels);
        assertThat(road.getName()).isEqualTo(service.getMetadata().getName());
        assertThat(road.getPort().getName()).isEqualTo(port.getName());
        assertThat(node().getPorts())
                .extracting(ContainerPort::getName)
                .contains(
                        port.getTargetPort().getStrVal(),
                        node().getReadinessProbe().getHttpGet().getPort().getStrVal(),
                        node().getLivenessProbe().getHttpGet().getPort().getStrVal(),
                        node().getStartupProbe().getHttpGet().getPort().getStrVal());
    }

    @Test
    void bringsAllThatANodeMounts() {
        var volumes = pod().getSpec().getVolumes();

        assertThat(node().getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(
                        volumes.stream().map(Volume::getName).toList());
        assertThat(volumes)
                .filteredOn(it -> it.getConfigMap() != null)
                .extracting(it -> it.getConfigMap().getName())
                .containsExactly(thing(ConfigMap.class).getMetadata().getName());
        assertThat(volumes)
                .filteredOn(it -> it.getPersistentVolumeClaim() != null)
                .extracting(it -> it.getPersistentVolumeClaim().getClaimName())
                .containsExactly(
                        thing(PersistentVolumeClaim.class).getMetadata().getName());
    }

    @Test
    void isTheSameInTheGuide() throws IOException {
        var guide = Files.readString(Path.of("docs/deployment.md"));
        var written = Pattern.compile("```yaml\n(apiVersion.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .flatMap(it -> things(it.group(1)))
                .toList();

        assertThat(written)
                .singleElement()
                .isInstanceOfSatisfying(
                        NetworkPolicy.class,
                        policy -> assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                                .isEqualTo(pod().getMetadata().getLabels()));
    }

    private PodTemplateSpec pod() {
        return thing(Deployment.class).getSpec().getTemplate();
    }

    private Container node() {
        return pod().getSpec().getContainers().get(0);
    }

    private <T extends HasMetadata> T thing(Class<T> type) {
        return type.cast(things.get(type.getSimpleName()));
    }

    private static Stream<HasMetadata> things(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(it -> KUBERNETES.<JsonNode>valueToTree(it))
                .map(it -> KUBERNETES.convertValue(it, KINDS.get(it.path("kind").asText())));
    }
}
