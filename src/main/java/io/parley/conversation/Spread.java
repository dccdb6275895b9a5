package io.parley.conversation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, over many times.
 *
 * @param count how many times
 * @param median null where there were none
 * @param p90 what nine of ten did not exceed; null where there were none
 */
public record Spread(
        int count, @Nullable Duration median, @Nullable Duration p90) {}
