package io.parley.doors;

/** What must come of a knock. */
sealed interface Expectation {

    /** A 4xx, and the conversation is as it was. */
    record Refused() implements Expectation {}

    /** A 2xx, and the conversation is as it was. */
    record Unchanged() implements Expectation {}

    /** A 2xx, and the conversation stands here; {@code null} for nobody. */
    record Stands(String state, String assignee, String pickedUpBy) implements Expectation {}

    Expectation REFUSED = new Refused();
    Expectation UNCHANGED = new Unchanged();

    static Expectation open(String pickedUpBy) {
        return new Stands("open", null, pickedUpBy);
    }

    static Expectation assignedTo(String person) {
        return new Stands("assigned", person, null);
    }

    static Expectation closed() {
        return new Stands("closed", null, null);
    }
}
