package com.aidock.admin.events;

import java.util.List;
import java.util.UUID;

/**
 * Something is wrong with the connection pool, and by now it is known what; told once for each incident. Names no
 * person.
 *
 * @param cause as a constant's name
 * @param label the cause for people
 * @param trigger what opened the incident
 * @param places the views, endpoints and jobs that it touched so far
 * @param peakUtilisation 0 to 1
 * @param timeouts requests and jobs that failed by time-out so far
 */
public record PoolIncident(
        UUID id,
        String cause,
        String label,
        String trigger,
        List<String> places,
        double peakUtilisation,
        int peakWaiting,
        long timeouts) {
    public PoolIncident {
        places = List.copyOf(places);
    }
}
