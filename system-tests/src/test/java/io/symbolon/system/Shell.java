package io.symbolon.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lines that somebody pastes into a shell, in that folder. Not thread-safe. */
public record Shell(Path folder) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final int MINUTES = 6;

    /** The fenced blocks of a page, in their order, but for those that say what language they are in. */
    public static List<String> blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(Build.ROOT.resolve(page)))
                .results()
                .filter(block -> block.group(1).isEmpty())
                .map(block -> block.group(2))
                .toList();
    }

    /** Everything that is printed for these lines, after which each of them has succeeded. */
    public String run(String lines) throws IOException {
        Files.createDirectories(folder);
        Path output = folder.resolve("output.txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -e\n" + lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().keySet().retainAll(Stream.of("PATH", "HOME", "LANG").toList());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = exitCode(shell.start());
        String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertThat(status).as(printed).isZero();
        return printed;
    }

    private static int exitCode(Process shell) {
        try {
            assertThat(shell.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the lines end")
                    .isTrue();
            return shell.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
