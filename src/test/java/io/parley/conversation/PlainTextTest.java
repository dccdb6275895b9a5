package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void losesWhatNoScreenCanShow() {
        assertThat(PlainText.of("a\u0000b\u0007c\u001B[31md\u007Fe\u0085f")).isEqualTo("abc[31mdef");
    }

    @Test
    void keepsLinesTabsAndEveryScript() {
        assertThat(PlainText.of("one\n\ttwo\r\nthree\rfour")).isEqualTo("one\n\ttwo\nthree\nfour");
        assertThat(PlainText.of("äöå שלום 你好 👨‍👩‍👧 👍🏻 🏴󠁧󠁢󠁷󠁬󠁳󠁿"))
                .isEqualTo("äöå שלום 你好 👨‍👩‍👧 👍🏻 🏴󠁧󠁢󠁷󠁬󠁳󠁿");
    }

    @Test
    void replacesHalvesOfCharacters() {
        assertThat(PlainText.of("a\uD83Db\uDC4D")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void fitsOnALineWithoutCuttingACharacterInHalf() {
        assertThat(PlainText.line(" Dana\n\tMüller ", 200)).isEqualTo("Dana  Müller");
        assertThat(PlainText.line("abc👍", 4)).isEqualTo("abc");
        assertThat(PlainText.line("abc👍", 5)).isEqualTo("abc👍");
    }
}
