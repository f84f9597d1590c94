package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A server's run, by number. The server answers with it, so that whoever waits tells it from a stranger on the same
 * port, or from one of ours that outlived its files.
 */
record Run(Path file, ServerProcess process, ServerLog log, Path application) {
    /** A new number, or the present one while the server runs. What a running server has logged before is past. */
    String begin() throws IOException {
        boolean goesOn = Files.exists(file) && process.isAlive();
        String number = goesOn ? number() : UUID.randomUUID().toString();
        OwnerOnly.write(file, number + "\n" + (goesOn ? log.length() : 0) + "\n");
        return number;
    }

    String number() throws IOException {
        return lines().get(0);
    }

    /** The line that tells why the server will not become ready, if it logged one since the last begin. */
    Optional<String> failure() throws IOException {
        return log.failure(Integer.parseInt(lines().get(1)));
    }

    /**
     * Whether what runs is what was built. A running server answers ready with yesterday's application until it notices
     * that a new one was deployed.
     */
    boolean isUpToDate() throws IOException {
        boolean deployed = Files.exists(application)
                && Files.getLastModifiedTime(application).compareTo(Files.getLastModifiedTime(file)) > 0;
        return !deployed || log.tellsOfAStart(Integer.parseInt(lines().get(1)));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }
}
