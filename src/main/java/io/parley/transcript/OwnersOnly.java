package io.parley.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Nobody else on the machine reads what customers send, wherever the file system knows of people. */
final class OwnersOnly {

    private OwnersOnly() {}

    static FileAttribute<?>[] file(Path place) {
        return attributes(place, "rw-------");
    }

    /** Makes the root, if need be, and everything between it and the last directory. */
    static void directories(Path root, Path last) throws IOException {
        Files.createDirectories(last, attributes(root, "rwx------"));
    }

    private static FileAttribute<?>[] attributes(Path place, String permissions) {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
