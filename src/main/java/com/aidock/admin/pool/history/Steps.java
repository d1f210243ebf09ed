package com.aidock.admin.pool.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts points of a chart together: several into the step that they lie in, or what two sources know of the same. */
public final class Steps {
    private Steps() {}

    /** One point for each step in which there are any: the highest readings, and away if most of them say so. */
    public static List<HistoryPoint> of(Duration step, Collection<HistoryPoint> points) {
        TreeMap<Instant, List<HistoryPoint>> steps = points.stream()
                .collect(Collectors.groupingBy(
                        point -> Slice.begin(point.at(), step), TreeMap::new, Collectors.toList()));
        List<HistoryPoint> highest = new ArrayList<>();
        steps.forEach((at, within) -> {
            HistoryPoint most = within.stream().reduce(within.getFirst(), HistoryPoint::highest);
            long away = within.stream().filter(HistoryPoint::away).count();
            highest.add(most.at(at, 2 * away > within.size()));
        });
        return highest;
    }

    /** What either source knows; of a step that both know, the highest readings. */
    public static List<HistoryPoint> both(Collection<HistoryPoint> one, Collection<HistoryPoint> other) {
        TreeMap<Instant, HistoryPoint> all =
                new TreeMap<>(one.stream().collect(Collectors.toMap(HistoryPoint::at, Function.identity())));
        other.forEach(point -> all.merge(point.at(), point, HistoryPoint::highest));
        return List.copyOf(all.values());
    }
}
