package io.parley.whatsapp;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How customers' files are fetched, {@code parley.whatsapp.media}; the limits are WhatsApp's own.
 *
 * @param hosts where Meta keeps files; our token goes nowhere else but to the Graph API
 * @param timeout for one file, from the first byte to the last
 * @param retryAfter before the first retry; four times as long before each further one, six hours at most
 * @param poll how often Parley looks for files that are due
 */
@ConfigurationProperties("parley.whatsapp.media")
record MediaSettings(
        @DefaultValue("lookaside.fbsbx.com") List<String> hosts,
        @DefaultValue("4m") Duration timeout,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("5MB") DataSize imageLimit,
        @DefaultValue("16MB") DataSize audioLimit,
        @DefaultValue("16MB") DataSize videoLimit,
        @DefaultValue("100MB") DataSize documentLimit,
        @DefaultValue("500KB") DataSize stickerLimit) {

    /** The most bytes of a file in a message of this kind. */
    long limitOf(String kind) {
        var limit = switch (kind) {
            case "audio" -> audioLimit;
            case "video" -> videoLimit;
            case "document" -> documentLimit;
            case "sticker" -> stickerLimit;
            default -> imageLimit;
        };
        return limit.toBytes();
    }
}
