package io.symbolon.system.revocation;

import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How long a revoked token is still taken by another service: from the 204 of {@code POST /v1/auth/revocations} to its first
 * 401. Reported, not asserted: {@code ./mvnw verify -Pproof -Dtest=none -Dit.test=RevocationLatencyProof}.
 */
class RevocationLatencyProof {
    private static final System.Logger LOG = System.getLogger(RevocationLatencyProof.class.getName());
    private static final int REVOCATIONS = 300;

    @Test
    void report() {
        try (Symbolon symbolon = Setup.named("latency").prepare()) {
            List<Server> servers = List.of(symbolon.auth(), symbolon.user(), symbolon.property());
            servers.forEach(server -> server.process().launch());
            servers.forEach(Server::awaitReady);
            List<Duration> taken = new ArrayList<>();
            Person ada = symbolon.register();
            String administrator = symbolon.administrator().accessToken();
            for (int i = 0; i < REVOCATIONS; i++) {
                taken.add(measure(symbolon, symbolon.login(ada), administrator));
            }
            Collections.sort(taken);
            LOG.log(
                    System.Logger.Level.INFO,
                    "revocations {0}: p50 {1} ms, p99 {2} ms, longest {3} ms",
                    REVOCATIONS,
                    taken.get(REVOCATIONS / 2).toMillis(),
                    taken.get(REVOCATIONS * 99 / 100).toMillis(),
                    taken.get(REVOCATIONS - 1).toMillis());
        }
    }

    private static Duration measure(Symbolon symbolon, Login login, String administrator) {
        status(symbolon, login);
        symbolon.auth()
                .post("/v1/auth/revocations")
                .bearer(administrator)
                .json(Map.of("kind", "sid", "value", login.sessionId()))
                .send()
                .expect(204);
        long revoked = System.nanoTime();
        while (status(symbolon, login) != 401) {
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - revoked);
    }

    private static int status(Symbolon symbolon, Login login) {
        return symbolon.property()
                .get("/api/properties/")
                .bearer(login.accessToken())
                .send()
                .status();
    }
}
