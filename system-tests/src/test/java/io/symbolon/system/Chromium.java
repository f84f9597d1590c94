package io.symbolon.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real browser without a window. It takes any certificate: what it is to show is this machine's own. */
public final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int MINUTES = 2;

    private final Path directory;

    /** @param directory its own */
    public Chromium(Path directory) {
        this.directory = directory;
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return binary().isPresent();
    }

    /** The page's document once it and its scripts have come to rest; {@code options} are the browser's own. */
    public String document(String url, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--dump-dom", url));
        return run(all);
    }

    /** Takes a picture of the page, for people to look at. */
    public void picture(String url, Path file) throws IOException, InterruptedException {
        run(List.of("--screenshot=" + file, "--window-size=1000,1200", url));
    }

    private String run(List<String> options) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                binary().orElseThrow().toString(),
                "--headless",
                "--no-sandbox", // as root it starts no otherwise
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--ignore-certificate-errors",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=3000")); // milliseconds of the page's own time
        command.addAll(options);
        Path output = directory.resolve("output");
        Path complaints = directory.resolve("complaints");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(complaints.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(() -> "chromium: " + complaints)
                .isTrue();
        return Files.readString(output);
    }

    private static Optional<Path> binary() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
