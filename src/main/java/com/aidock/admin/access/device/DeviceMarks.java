package com.aidock.admin.access.device;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes and reads the marks of a browser: one for each account that signed in there, {@value #MOST} at most, signed
 * together with the account's address, so that a mark helps with no other account and tells nobody whose it is. A mark
 * signs nobody in; it only keeps others from slowing its account down here.
 */
@Component
public class DeviceMarks {
    /** How long a browser is known after the last sign-in there. */
    public static final Duration KNOWN_FOR = Duration.ofDays(180);

    static final int MOST = 5;
    private static final int LONGEST = 1000;
    private static final int DEVICE_BYTES = 12;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BETWEEN = "~";
    private static final Pattern MARK =
            Pattern.compile("([\\w-]{16})\\.(\\d{1,18})\\.(\\d{1,6})\\.([\\w-]{43})");

    private final Supplier<Optional<byte[]>> keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public DeviceMarks(Supplier<Optional<byte[]>> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The mark of this account among those of a cookie, if it is genuine and not too old. */
    public Optional<DeviceMark> find(String email, @Nullable String cookie) {
        if (cookie == null || cookie.length() > LONGEST) {
            return Optional.empty();
        }
        return keys.get().flatMap(key -> split(cookie).flatMap(mark -> genuine(key, email, mark)).findFirst());
    }

    private Optional<DeviceMark> genuineMark(byte[] key, String email, Matcher mark) {
        byte[] expected = sign(key, email, mark.group(1), mark.group(2), mark.group(3));
        boolean genuine = MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(mark.group(4)));
        long age = today() - Long.parseLong(mark.group(3));
        return genuine && age <= KNOWN_FOR.toDays()
                ? Optional.of(new DeviceMark(mark.group(1), Long.parseLong(mark.group(2))))
                : Optional.empty();
    }

    private Stream<DeviceMark> genuine(byte[] key, String email, String text) {
        Matcher mark = MARK.matcher(text);
        return mark.matches() ? genuineMark(key, email, mark).stream() : Stream.empty();
    }

    /** The cookie after this account signed in: its mark is the first, and those of others stay. */
    public Optional<String> renew(String email, long version, @Nullable String cookie) {
        return keys.get().map(key -> {
            String before = cookie == null || cookie.length() > LONGEST ? "" : cookie;
            String device = find(email, before).map(DeviceMark::device).orElseGet(this::newDevice);
            List<String> others = split(before)
                    .filter(mark -> MARK.matcher(mark).matches())
                    .filter(mark -> genuine(key, email, mark).findAny().isEmpty())
                    .limit(MOST - 1L)
                    .toList();
            return String.join(
                    BETWEEN,
                    Stream.concat(Stream.of(mark(key, email, device, version)), others.stream())
                            .toList());
        });
    }

    private String mark(byte[] key, String email, String device, long version) {
        String day = Long.toString(today());
        String signature = encode(sign(key, email, device, Long.toString(version), day));
        return String.join(".", device, Long.toString(version), day, signature);
    }

    private static Stream<String> split(String cookie) {
        return Arrays.stream(cookie.split(BETWEEN, MOST + 1)).limit(MOST);
    }

    private String newDevice() {
        byte[] bytes = new byte[DEVICE_BYTES];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    private static byte[] sign(byte[] key, String email, String device, String version, String day) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String said = String.join("\n", "device mark", email.strip().toLowerCase(Locale.ROOT), device, version, day);
            return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
