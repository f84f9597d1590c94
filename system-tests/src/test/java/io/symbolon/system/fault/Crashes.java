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
import java.util.Map;
import org.jboss.byteman.rule.Rule;

/** Has servers die by SIGKILL at exact points of their own code, and proves that they did. */
public final class Crashes {
    /** On which each server tells the other of what was done: there it dies, not at its audit records for a third. */
    private static final Map<Service, String> QUEUES =
            Map.of(Service.AUTH, "user.from-auth", Service.USER, "auth.from-user");

    private static final int KILLED = 128 + 9; // as a shell tells of SIGKILL
    private static final int PATIENCE = 30; // seconds from the point to the end of the process

    private final Path directory;

    private Crashes(Path directory) {
        this.directory = directory;
    }

    /** Makes servers of a platform to be ready for it: auth, user, email or all of them. */
    public static Crashes in(Setup setup, Service... services) {
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

    /** The next time that the server comes to the point, it dies. */
    public void arm(Service service, CrashPoint point) {
        try {
            Files.createFile(file(service, point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the death: the server was at the point, and SIGKILL was its end. */
    public void awaitDeath(Symbolon symbolon, Service service, CrashPoint point) {
        await(service + " is at " + point)
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.notExists(file(service, point)));
        assertThat(symbolon.of(service).process().exitCode(PATIENCE))
                .as("%s at %s", service, point)
                .isEqualTo(KILLED);
    }

    /** A folder a server: all of them run the same code. */
    private Path points(Service service) {
        return directory.resolve(service.server());
    }

    private Path file(Service service, CrashPoint point) {
        return points(service).resolve(point.name());
    }

    private String agent(Service service) throws IOException, URISyntaxException {
        Files.createDirectories(points(service));
        Path rules = directory.resolve("crash.btm");
        try (InputStream script = Crashes.class.getResourceAsStream("crash.btm")) {
            Files.copy(script, rules, StandardCopyOption.REPLACE_EXISTING);
        }
        Path byteman = Path.of(
                Rule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return "-javaagent:" + byteman + "=script:" + rules + ",boot:" + byteman + " -Dcrash.points=" + points(service)
                + " -Dcrash.queue=" + QUEUES.getOrDefault(service, "");
    }
}
