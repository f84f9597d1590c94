package io.symbolon.system.fault;

import io.symbolon.config.Service;
import io.symbolon.system.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** The clock on the wall as libfaketime shows it to a server, right at first. How time passes stays true. */
final class WrongClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path file;

    WrongClock() {
        try {
            file = Files.createTempDirectory("clock").resolve("offset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set(Duration.ZERO);
    }

    /** Whether this machine has libfaketime; else the clock stays right. */
    static boolean isInstalled() {
        return library().isPresent();
    }

    /** Has a server look at this clock. */
    void in(Setup setup, Service service) {
        library().ifPresent(library -> setup.with(service, "LD_PRELOAD", library.toString())
                .with(service, "FAKETIME_TIMESTAMP_FILE", file.toString())
                .with(service, "FAKETIME_CACHE_DURATION", "1") // seconds until the file is read again
                .with(service, "FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with(service, "FAKETIME_FORCE_MONOTONIC_FIX", "0")); // else waiting with a limit is no waiting
    }

    /** How far ahead of the true time it is; behind it when negative. */
    void set(Duration offset) {
        try {
            Path fresh = file.resolveSibling("fresh");
            Files.writeString(fresh, String.format("%+d%n", offset.toSeconds()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> library() {
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu")) {
            for (Path architecture : architectures) {
                Path library = architecture.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
            return Optional.empty();
        } catch (IOException noLibraries) {
            return Optional.empty();
        }
    }
}
