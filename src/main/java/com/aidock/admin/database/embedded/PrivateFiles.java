package com.aidock.admin.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Creates files and directories for their owner alone, and takes from existing ones what others may do. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFiles() {}

    /** A new directory that is private from its first moment on; its parents as the system creates them. */
    public static void createDirectory(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(directory, attributes(directory, "rwx------"));
    }

    /** Writes a new file that is private from its first byte on, through to the disk. */
    public static void create(Path file, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(file, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Writes a whole file beside the old one, to the disk, and puts it in its place. */
    static void write(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        create(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file);
    }

    /** An empty file when there is none; an existing one is kept. */
    public static void touch(Path file) throws IOException {
        if (Files.exists(file)) {
            restrict(file);
        } else {
            Files.createFile(file, attributes(file, "rw-------"));
        }
    }

    /** Makes the name of what was moved or created outlast a loss of power. */
    public static void sync(Path named) throws IOException {
        try (FileChannel channel = FileChannel.open(named.resolveSibling(""), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Whether anybody but the owner may do anything with it; never where the file system knows no permissions. */
    public static boolean isOpenToOthers(Path path) throws IOException {
        if (!hasPermissions(path)) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.stream().anyMatch(OTHERS::contains);
    }

    /**
     * Takes away what others may do.
     *
     * @throws IOException also if the file system takes the change without doing it
     */
    public static void restrict(Path path) throws IOException {
        if (isOpenToOthers(path)) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            permissions.removeAll(OTHERS);
            Files.setPosixFilePermissions(path, permissions);
            if (isOpenToOthers(path)) {
                throw new IOException("the file system keeps the mode "
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
    }

    /** Whether this process's user owns it; always where the file system knows no owners. */
    public static boolean isOurs(Path path, LinkOption... options) throws IOException {
        return !hasPermissions(path)
                || Files.getAttribute(path, "unix:uid", options) instanceof Number owner
                        && owner.longValue() == userId();
    }

    static long userId() {
        return new com.sun.security.auth.module.UnixSystem().getUid();
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    public static FileAttribute<?>[] attributes(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
