package com.aidock.admin.database.embedded;

import com.aidock.admin.database.StartupRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs for this machine, which come as a library, so that only their owner can touch them. */
final class ProgramArchive {
    private static final int OWNER_EXECUTES = 0100;

    private final URL archive;

    ProgramArchive() {
        String name = "postgres-%s-%s.txz".formatted(system(), architecture());
        URL found = ProgramArchive.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new StartupRefused(
                    "this build brings no PostgreSQL for %s on %s; set DATABASE_URL to a PostgreSQL of your own"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        this.archive = found;
    }

    /**
     * The directory of the programs below the given one. Unpacked anew when another version came with the program, or
     * when somebody else might have changed what lies there.
     */
    Path unpackBelow(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            PrivateFiles.createDirectory(parent);
        }
        Path directory = parent.resolve("PG-" + version());
        boolean trusted = isTrusted(parent) && isTrusted(directory);
        PrivateFiles.restrict(parent);
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                if (!trusted || !child.equals(directory)) {
                    PrivateFiles.deleteTree(child);
                }
            }
        }
        if (!trusted) {
            Path draft = parent.resolve("PG-new");
            PrivateFiles.createDirectory(draft);
            unpack(draft);
            Files.move(draft, directory);
        }
        return directory;
    }

    private static boolean isTrusted(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (!PrivateFiles.isOurs(path, LinkOption.NOFOLLOW_LINKS)
                        || !Files.isSymbolicLink(path) && PrivateFiles.isOpenToOthers(path)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void unpack(Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL names " + entry.getName());
                }
                if (entry.isDirectory()) {
                    directories(path, target);
                } else if (entry.isSymbolicLink()) {
                    directories(path.resolveSibling(""), target);
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    directories(path.resolveSibling(""), target);
                    boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
                    Files.createFile(path, PrivateFiles.attributes(path, program ? "rwx------" : "rw-------"));
                    try (var out = Files.newOutputStream(path)) {
                        tar.transferTo(out);
                    }
                }
            }
        }
    }

    private static void directories(Path path, Path target) throws IOException {
        if (!path.equals(target)) {
            Files.createDirectories(path, PrivateFiles.attributes(path, "rwx------"));
        }
    }

    /** Tells one archive from another without reading its 15 MB at each start. */
    private String version() throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits(jar.getJarEntry().getCrc(), 8);
        }
        return Long.toString(connection.getContentLengthLong());
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return List.of("aarch64", "arm64").contains(name) ? "arm_64" : "x86_64";
    }
}
