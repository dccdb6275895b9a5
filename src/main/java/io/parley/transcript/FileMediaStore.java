package io.parley.transcript;

import io.parley.conversation.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Files on a disk, below a directory per account, named by our own ids: nothing a customer says becomes a path. */
@Component
class FileMediaStore implements MediaStore {

    private static final Pattern BAN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String UNFINISHED = ".unfinished-";

    private final Path directory;

    FileMediaStore(MediaSettings settings) {
        this.directory = settings.directory().toAbsolutePath().normalize();
    }

    @Override
    public Kept keep(Place place, InputStream content, Expected expected) throws IOException {
        var target = pathOf(place);
        var unfinished = onDisk(() -> beginIn(target.getParent()));
        try {
            var kept = write(content, unfinished, expected);
            onDisk(() -> Files.move(
                    unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
            return kept;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Path beginIn(Path parent) throws IOException {
        OwnersOnly.directories(directory, parent);
        return Files.createTempFile(parent, UNFINISHED, null, OwnersOnly.file(directory));
    }

    private static Kept write(InputStream content, Path file, Expected expected) throws IOException {
        try (var channel = onDisk(() -> FileChannel.open(file, StandardOpenOption.WRITE))) {
            var kept = Measured.copy(content, channel, expected);
            return onDisk(() -> {
                channel.force(true);
                return kept;
            });
        }
    }

    private interface Deed<T> {
        T done() throws IOException;
    }

    /** What fails here is the disk's fault, and not that of whoever sends the file. */
    private static <T> T onDisk(Deed<T> deed) throws Unwritable {
        try {
            return deed.done();
        } catch (IOException refused) {
            throw new Unwritable(refused);
        }
    }

    @Override
    public Optional<Held> find(Place place) {
        var path = pathOf(place);
        return Files.isRegularFile(path)
                ? Optional.of(new OnDisk(path, path.toFile().length()))
                : Optional.empty();
    }

    @Override
    public void remove(Place place) throws IOException {
        Files.deleteIfExists(pathOf(place));
    }

    private Path pathOf(Place place) {
        if (!BAN.matcher(place.ban()).matches() || !ID.matcher(place.id()).matches())
            throw new IllegalArgumentException("A place is an account's id and a UUID");
        return directory
                .resolve(place.ban())
                .resolve(place.id().substring(0, 2))
                .resolve(place.id());
    }

    private record OnDisk(Path path, long size) implements Held {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
