package com.aidock.admin.pool.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The command {@code ./aidock verify-pool}: begins the drill of a running instance, shows what it finds and ends with 0
 * if all passed, 1 if a check failed, 2 if it or a check could not run. It is started from this one source file, so
 * that nothing must be built: it uses nothing but the JDK.
 */
public final class VerifyPool {
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int COULD_NOT_RUN = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 300;
    private static final String PATH = "/admin/llm-configs/debug/pool-drill";
    private static final String USAGE = """
            usage: ./aidock verify-pool [--url URL] [--json] [--lane main|background] [--force]

              --url URL   the instance, http://localhost:$PORT by default
              --json      the report as JSON instead of text
              --lane      the lane to fill, main by default
              --force     also while more than half of the lane is in real use

            AIDOCK_API_TOKEN must be the token that the instance was started with.
            Ends with 0 if all passed, 1 if a check failed, 2 if it or one of its checks could not run.
            """;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String token;
    private final boolean json;
    private volatile boolean running;

    private VerifyPool(String url, String token, boolean json) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
        this.json = json;
    }

    /** Takes the command's arguments; ends the process. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        String port = variable("PORT", "8080");
        String url = "http://localhost:" + port;
        String query = "";
        boolean json = List.of(args).contains("--json");
        for (int i = 0; i < args.length; i++) {
            boolean last = i + 1 == args.length;
            switch (args[i]) {
                case "--json" -> {}
                case "--force" -> query += "&force=true";
                case "--help", "-h" -> {
                    System.out.print(USAGE);
                    return PASSED;
                }
                case "--url", "--lane" -> {
                    if (last) {
                        return couldNotRun(json, args[i] + " needs a value");
                    }
                    if (args[i].equals("--url")) {
                        url = args[++i];
                    } else {
                        query += "&lane=" + args[++i].replaceAll("[^a-z]", "");
                    }
                }
                default -> {
                    System.err.print(USAGE);
                    return couldNotRun(json, "there is no option \"" + args[i] + "\"");
                }
            }
        }
        String token = variable("AIDOCK_API_TOKEN", "");
        if (token.isEmpty()) {
            return couldNotRun(json, "set AIDOCK_API_TOKEN to the token that the instance was started with");
        }
        try {
            return new VerifyPool(url, token, json).drill(query.isEmpty() ? "" : "?" + query.substring(1));
        } catch (IllegalArgumentException e) {
            return couldNotRun(json, "\"" + url + "\" is no address of an instance");
        } catch (IOException e) {
            return couldNotRun(
                    json, "no answer from " + url + " (" + e.getClass().getSimpleName() + "); is it running there?");
        } catch (InterruptedException e) {
            return couldNotRun(json, "interrupted");
        }
    }

    private int drill(String query) throws IOException, InterruptedException {
        // Ctrl-C gives the connections back at once; a lost connection does so after some seconds.
        Runtime.getRuntime().addShutdownHook(new Thread(this::cancelIfRunning));
        HttpResponse<String> answer = send("POST", query);
        int shown = 0;
        while (state(answer).equals("running")) {
            running = true;
            shown = show(answer.body(), shown);
            Thread.sleep(PAUSE_MILLIS);
            answer = send("GET", "");
        }
        running = false;
        if (state(answer).isEmpty()) {
            return couldNotRun(json, reason(answer.statusCode()));
        }
        if (json) {
            System.out.println(answer.body());
        } else {
            show(answer.body(), shown);
        }
        return switch (state(answer)) {
            case "passed" -> PASSED;
            case "failed" -> FAILED;
            default -> COULD_NOT_RUN;
        };
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "--lane is main or background";
            case 401, 403 -> "the instance does not accept this AIDOCK_API_TOKEN";
            case 429 -> "too many wrong API tokens came from here; wait a minute";
            default -> "the instance answered " + status + "; is it AI Dock Admin?";
        };
    }

    /** Prints the lines that are new; returns how many were printed so far. */
    private int show(String text, int shown) {
        List<String> lines = text.lines().toList();
        if (!json) {
            lines.stream().skip(shown).forEach(System.out::println);
        }
        return lines.size();
    }

    private HttpResponse<String> send(String method, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + PATH + query))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", json ? "application/json" : "text/plain")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String state(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Drill-State").orElse("");
    }

    private void cancelIfRunning() {
        if (running) {
            try {
                send("DELETE", "");
            } catch (IOException | InterruptedException e) {
                System.err.println("aidock: the drill could not be told to stop; it does so by itself within seconds");
            }
        }
    }

    private static int couldNotRun(boolean json, String why) {
        if (json) {
            System.out.println("{\"passed\":false,\"checks\":[{\"name\":\"drill\",\"outcome\":\"not_run\",\"detail\":\""
                    + why.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"}]}");
        } else {
            System.err.println("aidock: the drill could not run: " + why);
        }
        return COULD_NOT_RUN;
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
