package io.symbolon.system.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One contestant's turn, told in one line: {@code benchmarks/grants.lua} against it, by wrk. */
final class Lap {
    private static final Pattern RATE = Pattern.compile("([0-9]+) a second");
    private static final Duration START = Duration.ofMinutes(5);

    private final Contestant contestant;
    private final HttpClient client;
    private final Path script;

    Lap(Contestant contestant, HttpClient client, Path script) {
        this.contestant = contestant;
        this.client = client;
        this.script = script;
    }

    /** The second start counts, when the database is there. */
    String run(int warmUp, int seconds) throws IOException, InterruptedException {
        start();
        contestant.stop();
        Duration start = start();
        try {
            load(warmUp);
            Duration before = processor();
            String grants = load(seconds);
            return "%s; start %.1f s, %.2f ms of processor a grant, %d MiB resident"
                    .formatted(
                            grants,
                            start.toMillis() / 1000.0,
                            processor().minus(before).toMillis() / (rate(grants) * seconds),
                            resident());
        } finally {
            contestant.stop();
        }
    }

    /** From launch to the first token. */
    private Duration start() {
        long begin = System.nanoTime();
        contestant.launch();
        await(contestant.name())
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(this::grants);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private boolean grants() throws InterruptedException {
        assertThat(contestant.process().isAlive())
                .as("%s lives", contestant.name())
                .isTrue();
        HttpRequest request = HttpRequest.newBuilder(contestant.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(contestant.form()))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String load(int seconds) throws IOException, InterruptedException {
        ProcessBuilder wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c32",
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        contestant.tokenEndpoint().resolve("/").toString())
                .redirectErrorStream(true);
        wrk.environment()
                .putAll(Map.of(
                        "GRANT", contestant.name(),
                        "TOKEN_PATH", contestant.tokenEndpoint().getPath(),
                        "CONTENT_TYPE", "application/x-www-form-urlencoded",
                        "BODY", contestant.form()));
        Process load = wrk.start();
        String output = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load.waitFor()).as(output).isZero();
        return output.lines()
                .filter(it -> it.startsWith("grants by"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    private static double rate(String grants) {
        Matcher rate = RATE.matcher(grants);
        assertThat(rate.find()).as(grants).isTrue();
        return Double.parseDouble(rate.group(1));
    }

    private Duration processor() {
        return jvm().info().totalCpuDuration().orElseThrow();
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + jvm().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private ProcessHandle jvm() {
        ProcessHandle root = contestant.process();
        return Stream.concat(Stream.of(root), root.descendants())
                .filter(it -> it.info()
                        .command()
                        .filter(command -> command.endsWith("/java"))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
