package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses to let {@code ./mvnw clean -Dclean.dev} pull the ground from under a running server. Needs the JDK alone: it is
 * run from its source, before anything is compiled.
 */
public final class NothingRuns {
    private NothingRuns() {}

    /** @param arguments Liberty's user directory */
    public static void main(String... arguments) throws IOException {
        List<String> alive = running(Path.of(arguments[0]).resolve("servers").resolve(".pid"));
        if (!alive.isEmpty()) {
            IllegalStateException refusal = new IllegalStateException(
                    "still running: " + String.join(", ", alive) + "; ./mvnw liberty:stop ends them");
            refusal.setStackTrace(new StackTraceElement[0]); // the line is for a reader, not for a debugger
            throw refusal;
        }
    }

    /** The servers whose noted process lives and names them on its command line. */
    static List<String> running(Path pids) throws IOException {
        if (!Files.isDirectory(pids)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pids)) {
            return files.filter(NothingRuns::isAlive)
                    .map(NothingRuns::server)
                    .sorted()
                    .toList();
        }
    }

    static boolean isAlive(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .commandLine()
                            .map(line -> line.contains(server(pidFile)))
                            .orElse(true))
                    .isPresent();
        } catch (IOException | NumberFormatException e) {
            return false; // half written or removed meanwhile: no server to speak of
        }
    }

    private static String server(Path pidFile) {
        return pidFile.getFileName().toString().replace(".pid", "");
    }
}
