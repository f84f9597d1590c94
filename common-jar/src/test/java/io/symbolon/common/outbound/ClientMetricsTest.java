package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of each client and its token. */
class ClientMetricsTest {
    private static final String CLIENT = "email-service";

    private final MovableTime time = new MovableTime();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Supplier<?>> gauges = new TreeMap<>();
    private StubAuth auth;
    private InternalClientTokenProvider provider;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        provider = new InternalClientTokenProvider(
                TestSettings.valid(auth.url()).config(),
                time.timing(),
                Runnable::run,
                new ClientMetrics(Optional.of(registry())));
    }

    @AfterEach
    void stop() {
        provider.close();
        auth.close();
    }

    @Test
    void requestsAndFailuresAreCountedAClient() {
        provider.getToken(CLIENT);
        provider.getToken(CLIENT);
        auth.fail(503, "down");
        assertThatThrownBy(() -> provider.getToken("other")).isInstanceOf(TokenUnavailableException.class);
        provider.metrics().replayed(CLIENT);

        assertThat(counts)
                .containsOnly(
                        Map.entry("internal_auth_requests_total client=email-service", 1),
                        Map.entry("internal_auth_requests_total client=other", 1),
                        Map.entry("internal_auth_failures_total client=other reason=unreachable", 1),
                        Map.entry("internal_auth_replays_total client=email-service", 1));
    }

    @Test
    void ageAndRestOfATokenAreShownAndMinusOneWithoutOne() {
        auth.fail(503, "down");
        assertThatThrownBy(() -> provider.getToken(CLIENT)).isInstanceOf(TokenUnavailableException.class);
        assertThat(gauge("age_seconds")).isEqualTo(-1L);
        assertThat(gauge("expires_in_seconds")).isEqualTo(-1L);

        auth.recover();
        time.pass(Duration.ofSeconds(5));
        provider.getToken(CLIENT);
        time.pass(Duration.ofSeconds(100));
        assertThat(gauge("age_seconds")).isEqualTo(100L);
        assertThat(gauge("expires_in_seconds")).isEqualTo(490L);
        time.pass(Duration.ofHours(1));
        assertThat(gauge("expires_in_seconds")).isEqualTo(0L);
    }

    /** As CDI makes it, of what a server has. */
    @Test
    void inAServerTheConfigurationIsReadAndManagedThreadsAreUsedWithARegistryOrWithout() {
        Map<String, String> server = Map.of(
                "service.name", "user-service",
                "services.auth.url", auth.url(),
                "services.auth.servicetoken", "the-service-token");
        server.forEach(System::setProperty);
        try (TestThreads threads = TestThreads.bind()) {
            assertThat(threads).isNotNull();
            counted(new InternalClientTokenProvider(Beans.instance(time), Beans.instance(registry())));
            assertThat(counts).containsEntry("internal_auth_requests_total client=email-service", 1);
            counted(new InternalClientTokenProvider(Beans.instance(null), Beans.instance(null)));
            assertThat(counts).containsEntry("internal_auth_requests_total client=email-service", 1);
        } finally {
            server.keySet().forEach(System::clearProperty);
        }
    }

    private static void counted(InternalClientTokenProvider served) {
        assertThat(served.getTokenAsync(CLIENT).toCompletableFuture()).isCompleted();
        served.close();
    }

    @Test
    void withoutManagedThreadsTheFeatureIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new InternalClientTokenProvider(Beans.instance(null), Beans.instance(null)))
                .withMessageContaining("feature concurrent");
    }

    private Object gauge(String name) {
        return gauges.get("internal_auth_token_" + name + " client=" + CLIENT).get();
    }

    private MetricRegistry registry() {
        return Beans.of(MetricRegistry.class, (proxy, method, arguments) -> {
            String series = arguments[0] + " " + tags((Tag[]) arguments[arguments.length - 1]);
            if (method.getName().equals("gauge")) {
                gauges.put(series, (Supplier<?>) arguments[1]);
                return null;
            }
            return Beans.of(Counter.class, (counter, inc, none) -> {
                counts.merge(series, 1, Integer::sum);
                return null;
            });
        });
    }

    private static String tags(Tag... tags) {
        return Arrays.stream(tags)
                .map(tag -> tag.getTagName() + "=" + tag.getTagValue())
                .collect(Collectors.joining(" "));
    }
}
