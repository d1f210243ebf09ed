package com.aidock.admin.access;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the set-up link to whoever started the program and to nobody else: on the terminal, or without one in a file
 * that only this user can read. A log is read by many and kept for long, so that it gets the file's path alone.
 */
final class SetupLinkPlace {
    static final String FILE = "setup-link";

    private static final Logger LOG = LoggerFactory.getLogger(SetupLinkPlace.class);

    private final Home home;
    private final BooleanSupplier terminal;
    private final PrintStream out;

    SetupLinkPlace(Home home, BooleanSupplier terminal, PrintStream out) {
        this.home = home;
        this.terminal = terminal;
        this.out = out;
    }

    void hand(String link) {
        if (terminal.getAsBoolean()) {
            out.println("Set up the first administrator: " + link);
            out.println("The link works once, for an hour; after that, the page /setup makes a new one.");
            out.flush();
            return;
        }
        try {
            home.writeSecret(FILE, link + System.lineSeparator());
            LOG.info(
                    "Set up the first administrator: the link is in {}; it works once, for an hour, and after that the "
                            + "page /setup makes a new one",
                    home.path().resolve(FILE));
        } catch (UncheckedIOException | StartupRefused e) {
            LOG.error(
                    "The set-up link could not be written into {}; start the program in a terminal, or set "
                            + "AIDOCK_ADMIN_EMAIL and AIDOCK_ADMIN_PASSWORD",
                    home.path(),
                    e);
        }
    }

    /** Takes a link away that is of no use any more. */
    void clear() {
        try {
            Files.deleteIfExists(home.path().resolve(FILE));
        } catch (IOException e) {
            LOG.warn(
                    "{} could not be deleted; its link does not work any more",
                    home.path().resolve(FILE),
                    e);
        }
    }

    /** Whether somebody sits at both ends of this program; since Java 22 a console may be there without a terminal. */
    static boolean isAtTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
