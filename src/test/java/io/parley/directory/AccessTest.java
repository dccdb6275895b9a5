package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every endpoint, called by every role … */
@House
class AccessTest extends EveryDoor {

    static Stream<Access> table() {
        return Access.table("access.txt");
    }

    @Override
    Stream<Access> tables() {
        return table();
    }

    @Test
    void keepsFilesForThoseWhoSignedIn() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:static/**/*.*");

        var open = Arrays.stream(files)
                .map(AccessTest::pathOf)
                .filter(path -> Visitor.nobody(port).get(path).statusCode() != 401);

        assertThat(open).containsExactlyInAnyOrder("/sign-in.css", "/brand/parley.svg");
    }

    private static String pathOf(Resource file) {
        try {
            return file.getURL().getPath().replaceFirst(".*/static/", "/");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
