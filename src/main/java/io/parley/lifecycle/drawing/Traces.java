package io.parley.lifecycle.drawing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a conversation adds to its diagram.
 *
 * @param current the elements it stands in
 * @param times how often it has come by, by element
 * @param due when its timers fire, by event
 */
record Traces(Set<String> current, Map<String, Integer> times, Map<String, Instant> due) {

    int timesAt(String element) {
        return times.getOrDefault(element, 0);
    }
}
