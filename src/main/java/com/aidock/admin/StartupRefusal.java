package com.aidock.admin;

import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.platform.Causes;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;

/** Knows the failures that a person can mend by changing a setting, and says each in one line. */
final class StartupRefusal {
    private StartupRefusal() {}

    /** What is wrong and what would be right; empty for a failure that is not the settings' fault. */
    static Optional<String> lineFor(Throwable failure) {
        return Causes.first(failure, StartupRefused.class)
                .map(StartupRefused::getMessage)
                .or(() -> Causes.first(failure, PortInUseException.class).map(StartupRefusal::portInUse))
                .or(() -> Causes.first(failure, java.net.BindException.class).map(StartupRefusal::portRefused))
                .or(() -> Causes.first(failure, BindException.class).map(unbound -> new BindingRefusal(unbound).line()))
                .or(() -> Causes.first(failure, InvalidConfigurationPropertyValueException.class)
                        .map(BindingRefusal::line))
                .map(StartupRefusal::onOneLine);
    }

    private static String portInUse(PortInUseException failure) {
        return "port %d is taken by another program; stop that one, or set PORT to a free port"
                .formatted(failure.getPort());
    }

    private static String portRefused(java.net.BindException failure) {
        return "the system does not let this user listen on the port (%s); set PORT to another one, above 1023"
                .formatted(failure.getMessage());
    }

    private static String onOneLine(String message) {
        return message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
