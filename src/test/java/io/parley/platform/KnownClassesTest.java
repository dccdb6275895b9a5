package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of the last start … */
class KnownClassesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    Path directory;

    private Path file;
    private Libraries libraries;
    private String library;

    @BeforeEach
    void nothingIsKnown() throws IOException {
        file = directory.resolve("classes");
        libraries = new Libraries(directory);
        library = "Library" + NUMBER.incrementAndGet();
        compile(library);
    }

    @Test
    void areThoseLoadedSinceItBegan() throws Exception {
        var classes = new KnownClasses(file, libraries);
        classes.load();
        Class.forName(library, false, libraries);
        classes.note();

        assertThat(new KnownClasses(file, libraries).names())
                .contains(library)
                .doesNotContain(KnownClassesTest.class.getName(), String.class.getName())
                .allSatisfy(name -> Class.forName(name, false, libraries));
    }

    @Test
    void areLoadedAndNotInitialised() throws IOException {
        leave(library);

        new KnownClasses(file, libraries).load();

        assertThat(libraries.haveLoaded(library)).isTrue();
        assertThatThrownBy(() -> Class.forName(library, true, libraries))
                .as("it fails the first time it is initialised only")
                .isInstanceOf(ExceptionInInitializerError.class);
    }

    @Test
    void mayBeGone() throws IOException {
        leave("io.parley.Nobody", "not a name", "", library);

        new KnownClasses(file, libraries).load();

        assertThat(libraries.haveLoaded(library)).isTrue();
    }

    @Test
    void ofAnotherInstallationAreNotLoadedButNotedAnew() throws Exception {
        Files.write(file, List.of("another", "Unheard", library));
        var classes = new KnownClasses(file, libraries);

        classes.load();
        assertThat(libraries.haveLoaded(library)).isFalse();
        Class.forName(library, false, libraries);
        classes.note();

        assertThat(new KnownClasses(file, libraries).names()).contains(library).doesNotContain("Unheard");
    }

    @Test
    void ofThisInstallationStayAsTheyAre() throws Exception {
        leave("Unheard");
        var classes = new KnownClasses(file, libraries);

        Class.forName(library, false, libraries);
        classes.note();

        assertThat(classes.names()).containsExactly("Unheard");
    }

    @Test
    void areNotNotedWhereThereIsNoDirectory() {
        var nowhere = directory.resolve("none").resolve("classes");

        new KnownClasses(nowhere, libraries).note();

        assertThat(nowhere.getParent()).doesNotExist();
    }

    @Test
    void areNoneWhereTheyCannotBeRead() throws IOException {
        Files.write(file, new byte[] {(byte) 0xc3, 0x28});

        assertThat(new KnownClasses(file, libraries).names()).isEmpty();
    }

    /** As a start leaves them for the next, in whatever installation this is. */
    private void leave(String... names) throws IOException {
        new KnownClasses(file, libraries).note();
        var installation = Files.readAllLines(file).get(0);
        Files.write(
                file, Stream.concat(Stream.of(installation), Stream.of(names)).toList());
    }

    /** A class that cannot be initialised, by a name that this JVM has never heard. */
    private void compile(String name) throws IOException {
        var source = directory.resolve(name + ".java");
        Files.writeString(source, "class %s { static int one = 1 / Integer.parseInt(\"0\"); }".formatted(name));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
    }

    private static final class Libraries extends URLClassLoader {

        private Libraries(Path directory) throws IOException {
            super(new URL[] {directory.toUri().toURL()});
        }

        private boolean haveLoaded(String name) {
            return findLoadedClass(name) != null;
        }
    }
}
