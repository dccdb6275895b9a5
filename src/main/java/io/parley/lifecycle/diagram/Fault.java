package io.parley.lifecycle.diagram;

import java.util.List;
import org.camunda.bpm.engine.Problem;
import org.jspecify.annotations.Nullable;

/** One sentence on why a file is refused, and the element that it is about. */
record Fault(String sentence, @Nullable String element) implements Problem {

    @Override
    public String getMessage() {
        return sentence;
    }

    @Override
    public int getLine() {
        return 0;
    }

    @Override
    public int getColumn() {
        return 0;
    }

    @Override
    public @Nullable String getMainElementId() {
        return element;
    }

    @Override
    public List<String> getElementIds() {
        return element == null ? List.of() : List.of(element);
    }
}
