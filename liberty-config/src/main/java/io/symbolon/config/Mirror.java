package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes one folder the copy of another. What is alike is left alone, so that a running server notices no change. */
public final class Mirror {
    private Mirror() {}

    /** Afterwards the target holds what the source holds, and nothing else. */
    public static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path file : filesOf(source)) {
            Path copy = target.resolve(source.relativize(file));
            Files.createDirectories(copy.getParent());
            if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
                OwnerOnly.write(copy, temporary -> Files.write(temporary, Files.readAllBytes(file)));
            }
        }
        for (Path copy : filesOf(target)) {
            if (!Files.exists(source.resolve(target.relativize(copy)))) {
                Files.delete(copy); // an older driver, a fragment that is no more
            }
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
