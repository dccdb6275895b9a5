package io.parley.platform;

import java.util.List;

/** Production lacks settings that only whoever runs it can know. */
class SettingsMissing extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param variables their names in the environment */
    SettingsMissing(List<String> variables) {
        super("Parley does not start in production without " + String.join(", ", variables) + ".");
    }
}
