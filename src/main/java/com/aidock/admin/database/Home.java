package com.aidock.admin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory that {@code AIDOCK_HOME} names, {@code ~/.aidock} by default: what this installation keeps on disk. */
public final class Home {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path directory;

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

    /** A path below the home; the home itself is created, open to its owner alone, when it is not there. */
    public Path resolve(String name) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                restrict(directory, OWNER_ONLY_DIRECTORY);
            }
            return directory.resolve(name);
        } catch (IOException | SecurityException e) {
            throw new StartupRefused("AIDOCK_HOME is %s, which cannot be created or written".formatted(directory), e);
        }
    }

    /** Writes a file that only its owner can read, never leaving half of it behind. */
    public void writeSecret(String name, String content) {
        Path file = resolve(name);
        Path draft = resolve(name + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            restrict(draft, OWNER_ONLY);
            Files.writeString(draft, content, StandardCharsets.UTF_8);
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    /**
     * Takes the home for this process until it ends.
     *
     * @throws StartupRefused if another process has it, naming that process
     */
    AutoCloseable lock() {
        Path file = resolve("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new StartupRefused(
                        "AI Dock Admin already runs with AIDOCK_HOME %s%s; stop it, or give this one another AIDOCK_HOME and PORT"
                                .formatted(directory, owner.isEmpty() ? "" : " (process " + owner + ")"));
            }
            channel.truncate(0);
            channel.write(java.nio.ByteBuffer.wrap(
                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
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
