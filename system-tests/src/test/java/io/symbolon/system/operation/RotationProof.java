package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * SECURITY's matrix, 14: signing keys rotate as fast as the settings allow, every 45 s, while services and users go on, each
 * call with a token just got. {@code MINUTES_MEASURED=5 ./mvnw verify -Pproof -Dit.test=RotationProof}.
 */
class RotationProof {
    private static final System.Logger LOG = System.getLogger(RotationProof.class.getName());
    private static final Duration MEASURED =
            Duration.ofMinutes(Long.parseLong(System.getenv().getOrDefault("MINUTES_MEASURED", "5")));
    private static final int CALLERS = 8;

    private final AtomicLong calls = new AtomicLong();
    private final ConcurrentLinkedQueue<Answer> failed = new ConcurrentLinkedQueue<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Test
    void rotationUnderLoadThenNoCallFails() {
        try (Symbolon symbolon = Setup.named("rotation")
                .with(Service.AUTH, "AUTH_KEYS_ROTATION", "PT45S")
                .with(Service.AUTH, "AUTH_JWKS_MAX_AGE", "PT20S")
                .prepare()) {
            List<Server> servers = List.of(symbolon.auth(), symbolon.property());
            servers.forEach(server -> server.process().launch());
            servers.forEach(Server::awaitReady);
            load(symbolon);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} calls with tokens of {1} keys in {2}: {3} failed",
                calls.get(),
                keys.size(),
                MEASURED,
                failed.size());
        assertThat(failed).isEmpty();
        assertThat(keys).hasSizeGreaterThan((int) (MEASURED.toSeconds() / 60));
    }

    private void load(Symbolon symbolon) {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        long end = System.nanoTime() + MEASURED.toNanos();
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> call(symbolon, end), threads))
                        .limit(CALLERS)
                        .toArray(CompletableFuture[]::new))
                .join();
        threads.shutdown();
    }

    /** With every round a service token and a refreshed user token, both used at once. */
    private void call(Symbolon symbolon, long end) {
        Login login = symbolon.login(symbolon.register());
        String refreshToken = login.refreshToken();
        while (System.nanoTime() < end) {
            Answer refreshed = symbolon.auth()
                    .post("/v1/auth/refresh")
                    .json(Map.of("refresh_token", refreshToken))
                    .send();
            Answer granted = symbolon.auth()
                    .post("/v1/auth/service-token")
                    .json(Map.of(
                            "service_name", "user-service",
                            "service_token", symbolon.secret("USER_SERVICE_TOKEN"),
                            "audience", "property-service"))
                    .send();
            count(refreshed);
            count(granted);
            refreshToken = refreshed.text("refresh_token");
            note(refreshed.text("access_token"));
            count(symbolon.property()
                    .get("/api/properties/")
                    .bearer(refreshed.text("access_token"))
                    .send());
            count(symbolon.property()
                    .get("/api/internal/properties/users/" + login.userId())
                    .bearer(granted.text("access_token"))
                    .header("X-Internal-Token", symbolon.secret("INTERNAL_SERVICE_TOKEN"))
                    .send());
        }
    }

    private void count(Answer answer) {
        calls.incrementAndGet();
        if (answer.status() != 200) {
            failed.add(answer);
        }
    }

    private void note(String token) {
        try {
            keys.add(SignedJWT.parse(token).getHeader().getKeyID());
        } catch (ParseException none) {
            keys.add("none");
        }
    }
}
