package io.symbolon.benchmark;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The same with Quarkus: what its filters ask for a token, waited for as the blocking one does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class QuarkusLookup {
    private final TokensHelper helper = new TokensHelper();
    private final OidcClient client = new AlwaysGranted();

    /** Stands in for the way to the provider. */
    private static final class AlwaysGranted implements OidcClient {
        @Override
        public Uni<Tokens> getTokens(Map<String, String> parameters) {
            long expiry = Instant.now().plusSeconds(3600).getEpochSecond();
            return Uni.createFrom()
                    .item(new Tokens("a-token", expiry, Duration.ofSeconds(30), null, null, null, "user-service"));
        }

        @Override
        public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> parameters) {
            return getTokens(parameters);
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> parameters) {
            return Uni.createFrom().item(true);
        }

        @Override
        public void close() {}
    }

    @Setup
    public void start() {
        helper.initTokens(client);
    }

    /** One caller. */
    @Benchmark
    @Threads(1)
    public String alone() {
        return helper.getTokens(client).await().indefinitely().getAccessToken();
    }

    /** Many more callers than cores: the sum of all. */
    @Benchmark
    @Threads(64)
    public String together() {
        return helper.getTokens(client).await().indefinitely().getAccessToken();
    }
}
