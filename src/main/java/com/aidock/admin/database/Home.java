package com.aidock.admin.database;

import com.aidock.admin.database.embedded.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory that {@code AIDOCK_HOME} names, {@code ~/.aidock} by default: what this installation keeps on disk. */
public final class Home {
    /** After that a draft is nobody's any more. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    /** One of these in it, and a directory is a home of ours, however open. */
    private static final Set<String> CONTENT =
            Set.of("lock", "keyset.json", "postgres", "postgres-binaries", "postgres-password");
    /** Stands in each new file system of its own. */
    private static final String NOBODYS = "lost+found";

    private final Path directory;
    /** Behind all links, so that none of them can be turned while we run; null until it was looked at. */
    private volatile @Nullable Path real;

    public Home(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** The home that the setting names; null or blank stands for the default. */
    public static Home of(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return new Home(Path.of(System.getProperty("user.home"), ".aidock"));
        }
        return new Home(Path.of(setting.strip()));
    }

    public Path path() {
        return directory;
    }

    /**
     * A path below the home. The home itself is created when it is not there, and closed to everybody but its owner
     * when it was there before.
     *
     * @throws StartupRefused if it cannot be created, belongs to another user or cannot be closed
     */
    public Path resolve(String name) {
        Path known = real;
        if (known == null || !Files.isDirectory(known)) {
            known = prepare();
            real = known;
        }
        return known.resolve(name);
    }

    private Path prepare() {
        try {
            if (!Files.isDirectory(directory)) {
                PrivateFiles.createDirectory(directory);
            }
            Path found = directory.toRealPath();
            if (!PrivateFiles.isOurs(found)) {
                throw new StartupRefused(
                        "AIDOCK_HOME is %s, which belongs to the user %s, not to the one who runs this; name another directory, such as %s"
                                .formatted(directory, Files.getOwner(found).getName(), directory.resolve("aidock")));
            }
            if (PrivateFiles.isOpenToOthers(found)) {
                refuseForeign(found);
                PrivateFiles.restrict(found);
            }
            return found;
        } catch (IOException | SecurityException e) {
            throw new StartupRefused(
                    "AIDOCK_HOME is %s, which cannot be created, written or closed to other users: %s"
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    /** Closing /tmp or a person's whole home would be worse than not to start. */
    private void refuseForeign(Path found) throws IOException {
        try (Stream<Path> files = Files.list(found)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(NOBODYS))
                    .toList();
            if (!names.isEmpty() && names.stream().noneMatch(CONTENT::contains)) {
                throw new StartupRefused(
                        "AIDOCK_HOME is %s, which other users can enter and which holds other files; name a directory of its own, such as %s, or close this one (chmod 700)"
                                .formatted(directory, directory.resolve("aidock")));
            }
        }
    }

    /**
     * Writes a file that only its owner can read, in the place of one that is there; never leaves half of it behind.
     */
    public void writeSecret(String name, String content) {
        writeSecret(name, draft -> Files.move(draft, resolve(name), StandardCopyOption.ATOMIC_MOVE), content);
    }

    /**
     * Writes a file that only its owner can read, unless one of this name is there; never leaves half of it behind.
     *
     * @return whether it was written; if not, somebody else's is there, whole
     */
    public boolean createSecret(String name, String content) {
        boolean[] created = {true};
        writeSecret(
                name,
                draft -> {
                    created[0] = linked(draft, resolve(name));
                    Files.deleteIfExists(draft);
                },
                content);
        return created[0];
    }

    /**
     * Runs an action that reads secrets of the home and writes them anew, while no other process does so.
     *
     * @throws IllegalStateException if another process is at it
     */
    public <T, E extends Exception> T alone(Changing<T, E> action) throws E, IOException {
        try (FileChannel channel = FileChannel.open(
                        resolve("secrets.lock"),
                        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PrivateFiles.attributes(directory, "rw-------"));
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                throw new IllegalStateException("Another process is changing the secrets in " + directory);
            }
            return action.run();
        }
    }

    /** What runs {@link #alone}. */
    @FunctionalInterface
    public interface Changing<T, E extends Exception> {
        T run() throws E, IOException;
    }

    private interface Placing {
        void place(Path draft) throws IOException;
    }

    /** Private from its first byte on, and on the disk, as its name is, before anybody relies on it. */
    private void writeSecret(String name, Placing placing, String content) {
        Path draft = resolve("%s.%s.new".formatted(name, UUID.randomUUID()));
        try {
            PrivateFiles.create(draft, content);
            deleteDrafts(name, Files.getLastModifiedTime(draft).toInstant());
            placing.place(draft);
            syncDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + directory.resolve(name), e);
        }
    }

    /** Those that a crash left behind; whether their process lives cannot be seen from another container. */
    private void deleteDrafts(String name, Instant now) throws IOException {
        Instant old = now.minus(ABANDONED);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String found = file.getFileName().toString();
                boolean draft = found.startsWith(name + ".") && found.endsWith(".new");
                if (draft && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("Another process has placed its draft meanwhile", e);
        }
    }

    /** A link is made or is not, whoever else is at it; a file system without links has to do with a move. */
    private static boolean linked(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(file)) {
                return false;
            }
            Files.move(draft, file);
            return true;
        }
    }

    /** What was renamed is there after a power cut only once the directory is written; not every system can do that. */
    private void syncDirectory() {
        try {
            PrivateFiles.sync(directory);
        } catch (IOException e) {
            LOG.debug("The directory {} could not be written through", directory, e);
        }
    }

    /**
     * Takes the home for this process until it ends.
     *
     * @throws StartupRefused if another process has it, naming that process
     */
    public AutoCloseable lock() {
        Path file = resolve("lock");
        try {
            PrivateFiles.touch(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new StartupRefused(
                        "AI Dock Admin already runs with AIDOCK_HOME %s%s; stop it, or give this one another AIDOCK_HOME and PORT"
                                .formatted(directory, owner.isEmpty() ? "" : " (process " + owner + ")"));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException e) {
            throw new StartupRefused("AIDOCK_HOME is %s, which cannot be written".formatted(directory), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
