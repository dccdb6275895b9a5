package io.parley.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/** Camunda's engine, web apps and REST API as their starters bring them, with nothing in them and nothing around them. */
@Import(EmptyCamunda.WhatItBrings.class)
final class EmptyCamunda {

    private EmptyCamunda() {}

    /** Of all that is on Parley's class path. */
    static final class WhatItBrings extends AutoConfigurationImportSelector {

        private static final List<String> PACKAGES = Stream.of(
                        "aop",
                        "context",
                        "dao",
                        "http",
                        "info",
                        "jackson",
                        "jersey",
                        "jdbc",
                        "sql",
                        "ssl",
                        "task",
                        "transaction",
                        "validation",
                        "web")
                .map(name -> "org.springframework.boot.autoconfigure." + name + ".")
                .toList();

        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, AnnotationAttributes attributes) {
            return super.getCandidateConfigurations(metadata, attributes).stream()
                    .filter(name ->
                            name.startsWith("org.camunda.") || PACKAGES.stream().anyMatch(name::startsWith))
                    .toList();
        }

        @Override
        protected Class<?> getAnnotationClass() {
            return EnableAutoConfiguration.class;
        }

        @Override
        protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
            return AnnotationAttributes.fromMap(Map.of("exclude", new String[0], "excludeName", new String[0]));
        }
    }
}
