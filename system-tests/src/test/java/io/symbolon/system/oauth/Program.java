package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client in a process of its own. Not thread-safe. */
record Program(Path directory, Map<String, String> environment) {
    private static final int MINUTES = 5;

    /** Its sources, from {@code src/test}, copied to where it may be built. */
    static Program of(String sources, Map<String, String> environment) throws IOException {
        Path from = Build.ROOT.resolve("system-tests/src/test").resolve(sources);
        Path to = Build.ROOT.resolve("system-tests/target").resolve(sources);
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, to.resolve(from.relativize(file))));
        }
        return new Program(to, environment);
    }

    /** What it prints, once it has succeeded. */
    String run(String... command) throws IOException, InterruptedException {
        Path output = directory.resolve(Path.of(command[0]).getFileName() + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        return printed;
    }

    private static void copy(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
