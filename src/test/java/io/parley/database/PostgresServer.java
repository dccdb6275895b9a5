package io.parley.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL of our own on this machine, unpacked from Maven's artifacts; it ends with this process. */
public final class PostgresServer implements AutoCloseable {

    private static final String READY = "ready";
    private static final String IN_A_HURRY =
            "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off";

    private final Process process;
    private final BufferedReader said;
    private final Path home;
    private final int port;

    private PostgresServer(Process process, Path home, int port) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.home = home;
        this.port = port;
    }

    /** As fast as it can be, for tests: a power cut would cost the data. */
    static PostgresServer inAHurry() {
        return start(IN_A_HURRY);
    }

    /** With PostgreSQL's own settings and these, one a line. */
    public static PostgresServer start(String settings) {
        return start(settings, data -> {});
    }

    /** What is put where a server's data is, before it starts. */
    public interface Beforehand {
        void put(Path data) throws IOException;
    }

    /** With data of its own, which has to be there before. */
    public static PostgresServer start(String settings, Beforehand beforehand) {
        try {
            var home = Files.createTempDirectory("parley-postgresql");
            unpack(home);
            beforehand.put(home.resolve("data"));
            var port = freePort();
            var server = new PostgresServer(serve(home, port, settings), home, port);
            server.awaitReady();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process serve(Path home, int port, String settings) throws IOException {
        var script = new ClassPathResource("postgresql/serve.sh").getContentAsString(StandardCharsets.UTF_8);
        var command = new ProcessBuilder("sh", "-c", script, "serve.sh", home.toString(), String.valueOf(port));
        command.environment().put("PARLEY_POSTGRESQL_SETTINGS", settings);
        return command.start();
    }

    private void awaitReady() throws IOException {
        if (READY.equals(said.readLine())) return;
        var reasons = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        throw new IllegalStateException("PostgreSQL does not start: " + reasons);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void unpack(Path home) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(binaries()))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry())
                unpack(entry, archive, home.resolve(entry.getName()));
        }
    }

    private static InputStream binaries() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }

    private static void unpack(TarArchiveEntry entry, InputStream bytes, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else Files.copy(bytes, file);
        if (file.getParent().endsWith("bin"))
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Where its files are. */
    public Path data() {
        return home.resolve("data");
    }

    /** SIGKILL for the postmaster, which takes the others with it. */
    public void kill() throws IOException {
        var postmaster = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
        ProcessHandle.of(Long.parseLong(postmaster)).ifPresent(it -> {
            it.destroyForcibly();
            it.onExit().join();
        });
    }

    /** Again, after it was killed; back when it has recovered. */
    public void startAgain() throws IOException {
        process.getOutputStream().write("start\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        awaitReady();
    }

    public void create(String database) {
        JdbcClient.create(new DriverManagerDataSource(url("postgres"), TestDatabase.USER, TestDatabase.PASSWORD))
                .sql("create database " + database)
                .update();
    }

    /** Counts what is in each database, which it does by itself within a minute. */
    public void lookAround() {
        JdbcClient.create(new DriverManagerDataSource(url("postgres"), TestDatabase.USER, TestDatabase.PASSWORD))
                .sql("select datname from pg_database where datallowconn and datname not like 'template%'")
                .query(String.class)
                .list()
                .forEach(this::analyze);
    }

    private void analyze(String database) {
        JdbcClient.create(new DriverManagerDataSource(url(database), TestDatabase.USER, TestDatabase.PASSWORD))
                .sql("analyze")
                .update();
    }

    /** Where a database of this name is, for the user {@code parley} with any password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
