package io.symbolon.common.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What a call pays for its token while one is in hand: the look-up by the client's name. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class TokenLookup {
    private static final String TOKEN = """
            {"access_token":"a-token","token_type":"Bearer","expires_in":3600}""";

    private HttpServer auth;
    private InternalClientTokenProvider provider;

    @Setup
    public void start() throws IOException {
        auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        auth.createContext("/", exchange -> {
            byte[] body = TOKEN.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        auth.start();
        provider = new InternalClientTokenProvider(
                config(), new Timing(Ticker.systemTicker(), Clock.systemUTC(), new Random(7)), Runnable::run);
        provider.getToken("email-service");
    }

    private Config config() {
        Map<String, String> settings = Map.of(
                "service.name", "user-service",
                "services.auth.url", "http://localhost:" + auth.getAddress().getPort(),
                "services.auth.servicetoken", "a-service-token");
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "benchmark", 100))
                .build();
    }

    @TearDown
    public void stop() {
        provider.close();
        auth.stop(0);
    }

    /** One caller. */
    @Benchmark
    @Threads(1)
    public ServiceToken alone() {
        return provider.getToken("email-service");
    }

    /** Many more callers than cores: the sum of all. */
    @Benchmark
    @Threads(64)
    public ServiceToken together() {
        return provider.getToken("email-service");
    }
}
