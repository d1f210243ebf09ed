package com.aidock.admin.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the server says in a private file of bounded size, and finds in it why a start failed. */
final class ServerLog {
    static final int LONGEST_READ = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);
    private static final long LONGEST_FILE = 1_048_576;
    private static final int LONGEST_WORDS = 600;
    private static final Pattern TELLING =
            Pattern.compile("FATAL:|PANIC:|ERROR:|error:|HINT:|DETAIL:|could not |cannot |unshare|refused|failed");
    private static final Pattern PREFIX =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[\\d+] )?((FATAL|PANIC|ERROR|LOG|WARNING): +)?");
    /** Says only that something else went wrong. */
    private static final Pattern EMPTY = Pattern.compile(
            "startup process .* exited|aborting startup|shutting down|is shut down|could not start server|Consult recent messages"
                    + "|checkpoint request failed|could not create any|removing (contents|data)");

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Where the next words will stand; the file is there and private from now on. */
    long mark() {
        try {
            PrivateFiles.touch(file);
            return Files.size(file);
        } catch (IOException e) {
            LOG.warn("The log of the embedded PostgreSQL, {}, cannot be kept: {}", file, e.getMessage());
            return 0;
        }
    }

    /** What was written since the mark, its last part where it is long. */
    String since(long mark) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new String(tail(channel, mark), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Moves the last part aside when the file has grown long; the server goes on writing to the same file. */
    void bound() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() > LONGEST_FILE) {
                Path older = file.resolveSibling(file.getFileName() + ".1");
                PrivateFiles.touch(older);
                Files.write(older, tail(channel, 0), StandardOpenOption.TRUNCATE_EXISTING);
                channel.truncate(0);
            }
        } catch (IOException e) {
            // Not there yet, or a full disk: the next look tries again.
        }
    }

    /** The server's own words for what went wrong, on one line, without its time stamps; empty when it said nothing. */
    static String gist(String text) {
        List<String> lines = text.lines()
                .filter(line -> TELLING.matcher(line).find())
                .filter(line -> !EMPTY.matcher(line).find())
                .map(line -> PREFIX.matcher(line).replaceFirst("").strip())
                .distinct()
                .toList();
        String words = String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }

    private static byte[] tail(FileChannel channel, long from) throws IOException {
        long start = Math.max(from, channel.size() - LONGEST_READ);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(LONGEST_READ, channel.size() - start)));
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
            // Until it is full.
        }
        return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }
}
