package com.aidock.admin.telemetry;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Work;
import io.sentry.SentryEvent;
import io.sentry.protocol.User;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/** Tags an error with what the failing thread was doing; of the person behind it only the id. */
final class WorkTags {
    private WorkTags() {}

    static void addTo(SentryEvent event) {
        String route = route();
        event.setTag("route", route);
        event.setTransaction(route);
        event.setTag("lane", lane());
        event.setUser(actor().map(WorkTags::user).orElse(null));
    }

    private static String lane() {
        Lane lane = Work.current().kind().lane();
        return lane == null ? "none" : lane.id();
    }

    /** The place that the work names; else the pattern of the request, never its path, which may hold a secret. */
    private static String route() {
        return Work.bound().map(Work::place).or(WorkTags::requestPattern).orElse("unknown");
    }

    private static Optional<String> requestPattern() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(
                        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(Object::toString);
    }

    private static Optional<Actor> actor() {
        return Optional.ofNullable(Work.current().actor())
                .or(() -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                        .map(Authentication::getPrincipal)
                        .filter(Actor.class::isInstance)
                        .map(Actor.class::cast));
    }

    private static User user(Actor actor) {
        User user = new User();
        user.setId(actor.id());
        return user;
    }
}
