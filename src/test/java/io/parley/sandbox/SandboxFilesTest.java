package io.parley.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.PhoneNumberId;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file of the sandbox … */
class SandboxFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final SandboxFiles files = new SandboxFiles();

    @Test
    void isDroppedWhenTooManyNewOnesCame() {
        var kept = IntStream.rangeClosed(0, SandboxFiles.MOST_FILES)
                .mapToObj(it -> keep(10))
                .toList();

        assertThat(files.find(kept.get(0))).isEmpty();
        assertThat(kept.stream().skip(1)).allMatch(it -> files.find(it).isPresent());
    }

    @Test
    void isDroppedWhenNewOnesNeedTheRoom() {
        var first = keep(SandboxFile.LARGEST);
        var second = keep(SandboxFile.LARGEST);
        var third = keep(SandboxFile.LARGEST);
        assertThat(files.find(first)).isPresent();

        keep(SandboxFile.LARGEST);

        assertThat(files.find(first)).isEmpty();
        assertThat(files.find(second)).isPresent();
        assertThat(files.find(third)).isPresent();
    }

    @Test
    void isAtItsAddressForFiveMinutes() {
        var address = files.address(keep(10), NOW);

        assertThat(files.at(address, NOW.plusSeconds(299))).isPresent();
        assertThat(files.at(address, NOW.plusSeconds(300))).isEmpty();
        assertThat(files.at("guess", NOW)).isEmpty();
    }

    private String keep(int size) {
        return files.keep(SandboxFile.of(new PhoneNumberId("1"), "image/png", null, new byte[size]))
                .enclosure()
                .id();
    }
}
