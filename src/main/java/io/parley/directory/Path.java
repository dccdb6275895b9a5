package io.parley.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * A path as it was sent. Camunda's router compares what was sent, too, so a path in disguise (an escaped letter, a
 * doubled slash) is on no list here and opens nothing there.
 */
record Path(List<String> steps) {

    private static final Path REST = of("engine-rest");
    private static final Path REST_BY_ENGINE = of("engine-rest/engine/default");
    private static final Path WEB_APPS = of("camunda/api");
    private static final Path WEB_APPS_ENGINE = of("camunda/api/engine/engine/default");

    static Path of(String path) {
        return new Path(List.of(path.split("/", -1)));
    }

    static Path of(HttpServletRequest request) {
        return of(request.getRequestURI().substring(request.getContextPath().length() + 1));
    }

    /** Whether it is one of the doors' paths, in which {@code *} stands for one step of any kind. */
    boolean fits(Path door) {
        if (steps.size() != door.steps.size()) return false;
        for (var i = 0; i < steps.size(); i++) if (!fits(steps.get(i), door.steps.get(i))) return false;
        return true;
    }

    private static boolean fits(String step, String wanted) {
        return wanted.equals("*") ? !step.isEmpty() : wanted.equals(step);
    }

    /** The engine's own part of it, whichever way the engine is reached; the web apps' part begins with a slash. */
    Path inside() {
        if (startsWith(REST_BY_ENGINE)) return after(REST_BY_ENGINE);
        if (startsWith(REST)) return after(REST);
        if (startsWith(WEB_APPS_ENGINE)) return after(WEB_APPS_ENGINE);
        return startsWith(WEB_APPS) ? of("/" + String.join("/", after(WEB_APPS).steps)) : of("");
    }

    String step(int index) {
        return steps.get(index);
    }

    private boolean startsWith(Path start) {
        return steps.size() > start.steps.size()
                && steps.subList(0, start.steps.size()).equals(start.steps);
    }

    private Path after(Path start) {
        return new Path(steps.subList(start.steps.size(), steps.size()));
    }
}
