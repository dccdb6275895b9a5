package io.parley.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM beside this one, and all that it says. */
public final class OwnProcess {

    /** What a process says when it has started and may be worked with. */
    public static final String READY = "AGREES";

    private static final int LONGEST_MINUTES = 3;

    /** All start with the same classes, and nobody guesses the passwords of their people. */
    private static final Map<String, String> QUICK = Map.of(
            "PARLEY_START_CLASSES",
            Path.of("target", "classes-ahead").toAbsolutePath().toString(),
            "PARLEY_PASSWORDS_MEMORY_KIB",
            "64",
            "PARLEY_PASSWORDS_ITERATIONS",
            "1");

    private static final String JVM =
            System.getProperty("parley.process.jvm", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread listener = new Thread(this::listen);

    private OwnProcess(Process process) {
        this.process = process;
        listener.start();
    }

    public static OwnProcess of(Class<?> main, Path directory, String... arguments) throws IOException {
        return of(List.of(), main, directory, arguments);
    }

    /**
     * As Parley ships.
     *
     * @param jvm what it is given besides, instead of what all others are
     * @param classPath instead of this JVM's own
     */
    public static OwnProcess on(String jvm, String classPath, Class<?> main, Path directory, String... arguments)
            throws IOException {
        return of(List.of(), jvm, classPath, Map.of(), main, directory, arguments);
    }

    /** @param by what runs the JVM, and becomes it */
    static OwnProcess of(List<String> by, Class<?> main, Path directory, String... arguments) throws IOException {
        return of(by, JVM, classPath(), QUICK, main, directory, arguments);
    }

    private static OwnProcess of(
            List<String> by,
            String jvm,
            String classPath,
            Map<String, String> settings,
            Class<?> main,
            Path directory,
            String... arguments)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        by.stream(),
                        Stream.of(java),
                        Stream.of(jvm.split(" ")),
                        Stream.of("-cp", classPath, main.getName()),
                        Stream.of(arguments))
                .flatMap(part -> part);
        var process = new ProcessBuilder(command.toList())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        process.environment().putAll(settings);
        return new OwnProcess(process.start());
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) hear(line);
        } catch (IOException killed) {
            // There is no more to hear.
        } finally {
            ready.countDown();
        }
    }

    private void hear(String line) {
        synchronized (said) {
            said.add(line);
        }
        if (line.equals(READY)) ready.countDown();
    }

    /** Whether it has compared itself with its database; an end without that is an end too. */
    public void awaitReady() throws InterruptedException {
        ready.await(LONGEST_MINUTES, TimeUnit.MINUTES);
    }

    long pid() {
        return process.pid();
    }

    /** Neither works nor hears anything until it is woken: SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** SIGTERM, as whoever runs several nodes sends it: it ends when it has finished what it does. */
    void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL, as destroying forcibly is on Linux. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES))
            throw new AssertionError("It runs and runs: " + said());
        listener.join();
        return process.exitValue();
    }

    public List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }
}
