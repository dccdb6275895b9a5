package io.parley.proof;

import io.parley.database.PostgresServer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What {@code pg_basebackup} does, in its few steps; the server that the tests bring along comes without it. */
final class Backups {

    private Backups() {}

    /** A server that keeps its write-ahead log in a directory as it goes. */
    static PostgresServer archivingTo(Path archive) throws IOException {
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(archive.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return PostgresServer.start("archive_mode = on\narchive_command = 'cp %p " + archive + "/%f'");
    }

    static void take(PostgresServer server, Path backup) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(server.url("postgres"), "parley", "parley");
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('parley', true)");
            copy(server.data(), backup);
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                label.next();
                Files.writeString(backup.resolve("backup_label"), label.getString(1));
            }
        }
    }

    static PostgresServer restore(Path backup, Path archive) {
        var settings = "archive_mode = off\nrestore_command = 'cp " + archive
                + "/%f %p'\nrecovery_target = 'immediate'\nrecovery_target_action = 'promote'";
        return PostgresServer.start(settings, data -> {
            copy(backup, data);
            Files.createFile(data.resolve("recovery.signal"));
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isLeftOut(from.relativize(file))) copyIfThere(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failure;
            }
        });
    }

    /** Comes from the archive, or belongs to the server that runs. */
    private static boolean isLeftOut(Path file) {
        return file.startsWith("pg_wal") || file.startsWith("postmaster.pid") || file.startsWith("postmaster.opts");
    }

    private static void copyIfThere(Path file, Path copy) throws IOException {
        try {
            Files.copy(file, copy);
        } catch (NoSuchFileException goneMeanwhile) {
            // The write-ahead log knows that it went.
        }
    }
}
