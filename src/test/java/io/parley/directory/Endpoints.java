package io.parley.directory;

import static java.util.stream.Collectors.toCollection;

import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the running application answers to, asked of itself: "GET /api/conversations/{key}". */
final class Endpoints {

    private static final String OTHERS_OF_SPRINGDOC = "swagger-initializer|/webjars/\\*swagger";

    private Endpoints() {}

    static Set<String> of(ApplicationContext house, ServletContext servlets) {
        var mappings = house.getBeansOfType(HandlerMapping.class).values();
        return Stream.of(methods(mappings), files(mappings), servlets(servlets), filters(servlets))
                .flatMap(it -> it)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> methods(Collection<HandlerMapping> mappings) {
        return mappings.stream()
                .filter(RequestMappingInfoHandlerMapping.class::isInstance)
                .map(RequestMappingInfoHandlerMapping.class::cast)
                .flatMap(it -> it.getHandlerMethods().keySet().stream())
                .flatMap(Endpoints::calls);
    }

    /** What names no method takes every one; it is called with GET. */
    private static Stream<String> calls(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        var names = methods.isEmpty() ? Stream.of("GET") : methods.stream().map(Enum::name);
        return names.flatMap(name -> mapping.getPatternValues().stream().map(path -> name + " " + path));
    }

    private static Stream<String> files(Collection<HandlerMapping> mappings) {
        return mappings.stream()
                .filter(AbstractUrlHandlerMapping.class::isInstance)
                .map(AbstractUrlHandlerMapping.class::cast)
                .flatMap(it -> it.getHandlerMap().keySet().stream())
                .filter(path -> !path.matches(".*(" + OTHERS_OF_SPRINGDOC + ").*"))
                .map(path -> "GET " + path);
    }

    /** The dispatcher's own are the mappings above. */
    private static Stream<String> servlets(ServletContext servlets) {
        return servlets.getServletRegistrations().values().stream()
                .flatMap(it -> it.getMappings().stream())
                .filter(path -> !path.equals("/"))
                .map(path -> "GET " + path);
    }

    /** A filter of ours at one path is a door of its own, and takes what is posted. */
    private static Stream<String> filters(ServletContext servlets) {
        return servlets.getFilterRegistrations().values().stream()
                .filter(it -> it.getClassName().startsWith("io.parley."))
                .flatMap(it -> it.getUrlPatternMappings().stream())
                .filter(path -> !path.contains("*"))
                .map(path -> "POST " + path);
    }
}
