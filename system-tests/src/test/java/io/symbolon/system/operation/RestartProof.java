package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.config.Service;
import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.Nginx;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SECURITY's matrix, 18: servers are restarted under load, as operators do it (SIGTERM), and no call between services fails.
 * While auth is away, tokens, keys and revocations in hand are enough. A service that is called has two servers on one
 * database behind an nginx that keeps connections open; one after the other goes and comes back. Of POSTs nginx repeats those
 * to {@code /send} alone, which their {@code Idempotency-Key} makes safe.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test='RestartProof,StopProof'</pre>
 */
@SystemTest
class RestartProof {
    private static final System.Logger LOG = System.getLogger(RestartProof.class.getName());
    private static final int CALLERS = 6;
    private static final int SOME = Integer.parseInt(System.getenv().getOrDefault("CALLS_EACH_PHASE", "2000"));

    private final BrittlePlatform platform;
    private final Symbolon symbolon;
    private final Person person;

    @TempDir
    private Path directory;

    RestartProof(BrittlePlatform platform) {
        this.platform = platform;
        this.symbolon = platform.symbolon();
        this.person = symbolon.register();
        symbolon.mails().awaitTo(person.email()); // by then there is a profile
    }

    @Test
    void authWhenRestartedThenServicesCallEachOtherAsBefore() {
        InternalCalls calls = new InternalCalls(symbolon, person);
        List<Runnable> all = Stream.of(Service.USER, Service.PROPERTY, Service.EMAIL)
                .flatMap(called -> Collections.nCopies(2, calls.to(called, symbolon.of(called))).stream())
                .toList();
        try (Load load = Load.of(all)) {
            long before = load.awaitMore(SOME);
            symbolon.auth().process().stop();
            long stopped = load.answered();
            assertThatThrownBy(() -> symbolon.serviceToken(Service.USER, Service.EMAIL))
                    .isInstanceOf(UncheckedIOException.class);
            long away = load.awaitMore(SOME);
            symbolon.auth().start();
            long started = load.answered();
            symbolon.serviceToken(Service.USER, Service.EMAIL);
            long after = load.awaitMore(SOME);
            report("auth", before, stopped, away, started, after);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "PROPERTY", "EMAIL"})
    void serversWhenRestartedOneAfterTheOtherThenNoCallFails(Service called) throws IOException {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed: .ci/run installs it");
        Server one = symbolon.of(called);
        Server other = platform.another(called);
        platform.start(other);
        Path authority = symbolon.platform().authority();
        try (Nginx nginx = Nginx.balancing(List.of(one.url(), other.url()), directory, authority)) {
            InternalCalls calls = new InternalCalls(symbolon, person);
            Runnable call = calls.to(called, one.behind(nginx.url()));
            try (Load load = Load.of(Collections.nCopies(CALLERS, call))) {
                for (Server server : List.of(one, other)) {
                    long before = load.awaitMore(SOME);
                    server.process().stop();
                    long stopped = load.answered();
                    assertThatThrownBy(() -> server.get("/health/live").send())
                            .isInstanceOf(UncheckedIOException.class);
                    long away = load.awaitMore(SOME);
                    server.start();
                    long started = load.answered();
                    report(called + " at " + server.url(), before, stopped, away, started, load.awaitMore(SOME));
                }
            }
        } finally {
            other.process().stop();
        }
    }

    private static void report(String what, long before, long stopped, long away, long started, long after) {
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} calls before the restart, {2} while it stopped, {3} while it was away, {4} of them before it"
                        + " started, {5} after; none failed",
                what,
                before,
                stopped - before,
                started - stopped,
                away - stopped,
                after - started);
        assertThat(stopped).isGreaterThan(before);
        assertThat(away).isGreaterThan(stopped);
    }
}
