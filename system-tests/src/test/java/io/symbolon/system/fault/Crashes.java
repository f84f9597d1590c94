package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jboss.byteman.rule.Rule;

/** Has servers die by SIGKILL at exact points of their own code, and proves that they did. */
final class Crashes {
    private static final int KILLED = 128 + 9; // as a shell tells of SIGKILL
    private static final int PATIENCE = 30; // seconds from the point to the end of the process

    private final Path directory;

    private Crashes(Path directory) {
        this.directory = directory;
    }

    /** Makes the servers of a platform to be ready for it. */
    static Crashes in(Setup setup, Service... services) {
        try {
            Crashes crashes = new Crashes(Files.createTempDirectory("crash"));
            for (Service service : services) {
                setup.with(service, "JVM_ARGS", crashes.agent(service));
            }
            return crashes;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next time that its server comes to the point, it dies. */
    void arm(CrashPoint point) {
        try {
            Files.createFile(file(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the death: the server was at the point, and SIGKILL was its end. */
    void awaitDeath(Symbolon symbolon, CrashPoint point) {
        await(point + " is reached").atMost(Duration.ofSeconds(60)).until(() -> Files.notExists(file(point)));
        assertThat(symbolon.of(point.service()).process().exitCode(PATIENCE))
                .as("%s", point)
                .isEqualTo(KILLED);
    }

    /** A folder a server: all of them run the same code. */
    private Path points(Service service) {
        return directory.resolve(service.server());
    }

    private Path file(CrashPoint point) {
        return points(point.service()).resolve(point.name());
    }

    private String agent(Service service) throws IOException, URISyntaxException {
        Files.createDirectories(points(service));
        Path rules = directory.resolve("crash.btm");
        try (InputStream script = Crashes.class.getResourceAsStream("crash.btm")) {
            Files.copy(script, rules, StandardCopyOption.REPLACE_EXISTING);
        }
        Path byteman = Path.of(
                Rule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return "-javaagent:" + byteman + "=script:" + rules + ",boot:" + byteman + " -Dcrash.points=" + points(service);
    }
}
