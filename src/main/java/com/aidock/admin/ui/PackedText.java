package com.aidock.admin.ui;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A text in a small part of its room: compressed, one byte a character, and still a {@code String}. */
final class PackedText {
    /** No JSON begins with it. */
    private static final String MARK = "\u0001";

    private PackedText() {}

    static String pack(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return MARK + packed.toString(StandardCharsets.ISO_8859_1);
    }

    static boolean isPacked(String text) {
        return text.startsWith(MARK);
    }

    /** The text itself, of a packed one and of any other. */
    static String unpack(String text) {
        if (!isPacked(text)) {
            return text;
        }
        byte[] packed = text.substring(MARK.length()).getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
