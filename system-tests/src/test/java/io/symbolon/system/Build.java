package io.symbolon.system;

import io.symbolon.config.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the build made: the pieces a server is put together from. */
public final class Build {
    /** The repository. */
    public static final Path ROOT =
            Path.of(System.getProperty("root.dir", "..")).toAbsolutePath().normalize();

    private Build() {}

    /** The Liberty installation that all modules share. */
    public static Path liberty() {
        return ROOT.resolve("target/liberty/wlp");
    }

    /** The {@code usr} directory with fragments, servers, drivers, without WARs. */
    public static Path usr() {
        return assembly("-usr").resolve("usr");
    }

    /** The same as an archive, as it is handed out. */
    public static Path usrArchive() {
        return assembly("-usr.zip");
    }

    /** Open Liberty as its makers hand it out. */
    public static Path runtimeArchive() {
        return file(ROOT.resolve("system-tests/target/runtime"), ".zip");
    }

    public static Path war(Service service) {
        return ROOT.resolve(service.server()).resolve("target").resolve(service.server() + ".war");
    }

    /** For servers that start quickly and serve few. */
    public static Path jvmOptions() {
        return ROOT.resolve("system-tests/src/test/liberty/jvm.options");
    }

    public static Path productionJvmOptions() {
        return ROOT.resolve("liberty-config/src/main/liberty/common/jvm.options");
    }

    /** Where a platform of that name lives. */
    static Path directory(String platform) {
        return ROOT.resolve("system-tests/target/system").resolve(platform);
    }

    private static Path assembly(String suffix) {
        return file(ROOT.resolve("liberty-config/target"), suffix);
    }

    private static Path file(Path directory, String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("package first: no *" + suffix + " in " + directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
