package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * SECURITY's matrix, 14: signing keys rotate as fast as the settings allow, every 30 s, while services and users go on: with
 * tokens just got, and with one of a key that signs no more.
 *
 * <pre>
 * MINUTES_MEASURED=10 ./mvnw verify -Pproof -Dtest=none -Dit.test=RotationProof
 * </pre>
 */
class RotationProof {
    private static final System.Logger LOG = System.getLogger(RotationProof.class.getName());
    private static final Duration MEASURED =
            Duration.ofMinutes(Long.parseLong(System.getenv().getOrDefault("MINUTES_MEASURED", "10")));
    private static final int CALLERS = 8;
    /** Of a service token's ten minutes. */
    private static final Duration OLD = Duration.ofMinutes(9);

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Test
    void rotationUnderLoadThenNoCallFails() {
        try (Symbolon symbolon = Setup.named("rotation")
                .with(Service.AUTH, "AUTH_KEYS_ROTATION", "PT30S")
                .with(Service.AUTH, "AUTH_JWKS_MAX_AGE", "PT10S")
                .prepare()) {
            List<Server> servers = List.of(symbolon.auth(), symbolon.property());
            servers.forEach(server -> server.process().launch());
            servers.forEach(Server::awaitReady);
            Load load = Load.of(
                    Stream.generate(() -> new Caller(symbolon)).limit(CALLERS).toList());
            try (load) {
                load.goOn(MEASURED);
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} rounds of five calls, with tokens of {1} keys, in {2}: none failed",
                    load.answered(),
                    keys.size(),
                    MEASURED);
        }
        assertThat(keys).hasSizeGreaterThan((int) (MEASURED.toSeconds() / 45));
    }

    /** With every round a service token and a refreshed user token, both used at once, and the service's old one. */
    private final class Caller implements Runnable {
        private final Symbolon symbolon;
        private final Login login;
        private String refreshToken;
        private String oldToken = "";
        private long oldUntil = System.nanoTime();

        Caller(Symbolon symbolon) {
            this.symbolon = symbolon;
            this.login = symbolon.login(symbolon.register());
            this.refreshToken = login.refreshToken();
        }

        @Override
        public void run() {
            String token = symbolon.serviceToken(Service.USER, Service.PROPERTY);
            note(token);
            if (System.nanoTime() - oldUntil >= 0) {
                oldToken = token;
                oldUntil = System.nanoTime() + OLD.toNanos();
            }
            Login refreshed = Login.of(symbolon.auth()
                    .post("/v1/auth/refresh")
                    .json(Map.of("refresh_token", refreshToken))
                    .send());
            refreshToken = refreshed.refreshToken();
            symbolon.property()
                    .get("/api/properties/")
                    .bearer(refreshed.accessToken())
                    .send()
                    .expect(200);
            callInternally(token);
            callInternally(oldToken);
        }

        private void callInternally(String token) {
            symbolon.property()
                    .get("/api/internal/properties/users/" + login.userId())
                    .bearer(token)
                    .header("X-Internal-Token", symbolon.secret("INTERNAL_SERVICE_TOKEN"))
                    .send()
                    .expect(200);
        }
    }

    private void note(String token) {
        try {
            keys.add(SignedJWT.parse(token).getHeader().getKeyID());
        } catch (ParseException none) {
            throw new AssertionError(none);
        }
    }
}
