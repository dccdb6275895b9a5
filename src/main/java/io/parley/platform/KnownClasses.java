package io.parley.platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of the classes that a start needed, in a file whose first line says of which installation they are. Without the file, or
 * with one that cannot be read, a start only takes longer.
 */
final class KnownClasses {

    private static final Logger LOG = LoggerFactory.getLogger(KnownClasses.class);

    /** How the JVM names one: behind bars for its ancestors, before its loader's address. The JDK's own have none. */
    private static final Pattern NAME = Pattern.compile("[| -]*([^/]+)/0x.*");

    /** Made while Parley runs; no file has them. */
    private static final Pattern MADE = Pattern.compile("\\$\\$|\\$Proxy|reflect\\.Generated");

    private final Path file;
    private final ClassLoader loader;
    private final String installation = installation();

    /** Those that were there when a start without names began. */
    private volatile Set<String> before = Set.of();

    KnownClasses(Path file, ClassLoader loader) {
        this.file = file;
        this.loader = loader;
    }

    /** Changes with the JVM, the class path and each time that all of Parley is compiled. */
    private static String installation() {
        return "%s %08x %d"
                .formatted(
                        Runtime.version(), System.getProperty("java.class.path").hashCode(), compiledAt());
    }

    private static long compiledAt() {
        try {
            var itself = Objects.requireNonNull(KnownClasses.class.getResource("KnownClasses.class"));
            return itself.openConnection().getLastModified();
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Loads them and initialises none, so that nothing happens before its time. */
    void load() {
        var names = names();
        names.forEach(this::load);
        if (names.isEmpty()) before = loaded().collect(Collectors.toSet());
    }

    /** None of another installation. */
    List<String> names() {
        try {
            if (!Files.exists(file)) return List.of();
            var lines = Files.readAllLines(file);
            return isOfThisInstallation(lines) ? lines.subList(1, lines.size()) : List.of();
        } catch (IOException unreadable) {
            LOG.debug("The classes of the last start cannot be read", unreadable);
            return List.of();
        }
    }

    private boolean isOfThisInstallation(List<String> lines) {
        return !lines.isEmpty() && lines.get(0).equals(installation);
    }

    private void load(String name) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError gone) {
            LOG.trace("{} is not there any more", name);
        }
    }

    /**
     * Notes those that have been loaded since then, unless that was done for this installation; only where there is a
     * directory for it.
     */
    void note() {
        var directory = file.toAbsolutePath().getParent();
        if (!names().isEmpty() || !Files.isDirectory(directory)) return;
        try {
            write(directory.resolve(file.getFileName() + ".half"));
        } catch (IOException unable) {
            LOG.debug("The classes of this start are not noted", unable);
        }
    }

    /** At once, for whoever starts meanwhile. */
    private void write(Path half) throws IOException {
        var lines = Stream.concat(
                Stream.of(installation),
                loaded().filter(name -> !before.contains(name)).sorted());
        Files.write(half, (Iterable<String>) lines::iterator);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The JVM is asked as {@code jcmd VM.class_hierarchy} asks it; one that does not know the question has none to tell. */
    private static Stream<String> loaded() {
        try {
            return names(ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmClassHierarchy",
                            new Object[] {new String[] {}},
                            new String[] {String[].class.getName()}));
        } catch (JMException unknown) {
            LOG.debug("This JVM does not tell its classes", unknown);
            return Stream.empty();
        }
    }

    private static Stream<String> names(Object tree) {
        return String.valueOf(tree)
                .lines()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(name -> !MADE.matcher(name).find())
                .distinct();
    }
}
