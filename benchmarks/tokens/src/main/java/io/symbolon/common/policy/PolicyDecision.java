package io.symbolon.common.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What a decision of ten policies costs: the last one permits, so every one of them is asked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class PolicyDecision {
    private static final String OWNER = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";

    private final Policies policies = Policies.of(
            IntStream.rangeClosed(1, 10).mapToObj(PolicyDecision::policy).toArray(Policy[]::new));
    private final AccessRequest byReader =
            request(new Subject(Subject.Kind.SERVICE, "reader-service", Set.of("service"), Set.of("things:read")));
    private final AccessRequest byOwner =
            request(new Subject(Subject.Kind.USER, OWNER, Set.of("user"), Set.of("user")));

    /** Permitted by the last. */
    @Benchmark
    public Decision permitted() {
        return policies.decide(byReader);
    }

    /** Permitted by none. */
    @Benchmark
    public Decision denied() {
        return policies.decide(byOwner);
    }

    private static Policy policy(int place) {
        return switch (place) {
            case 10 ->
                Policy.permit(
                        "reader-reads", it -> it.isTo("read") && it.subject().hasScope("things:read"));
            case 5 -> Policy.deny("no-secrets", it -> it.resource().fields().contains("secret"));
            default ->
                Policy.permit(
                        "role-" + place, it -> it.isTo("read") && it.subject().hasRole("role-" + place));
        };
    }

    private static AccessRequest request(Subject subject) {
        Resource thing = Resource.of("thing", "1", OWNER).touching(Set.of("name", "type", "address"));
        Instant now = Instant.parse("2026-03-29T00:59:59Z");
        return new AccessRequest(
                subject,
                "read",
                thing,
                Environment.of(now, "192.0.2.1", Duration.ofSeconds(10), Environment.Transport.TLS));
    }
}
