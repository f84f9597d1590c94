package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * How long callers take who find a valid token while its renewal hangs: 10,000 calls, on 16 threads. Reported, not asserted:
 * how long a thread is kept waiting for a core is not the library's doing. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl liberty-config,common-jar -Dit.test=HungRenewalProof -Dtest=none</pre>
 */
class HungRenewalProof {
    private static final System.Logger LOG = System.getLogger(HungRenewalProof.class.getName());
    private static final String CLIENT = "email-service";
    private static final int CALLS = 10_000;
    private static final int THREADS = 16;

    private final MovableTime time = new MovableTime();

    @Test
    void report() throws Exception {
        ExecutorService background = Executors.newCachedThreadPool();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (StubAuth auth = new StubAuth()) {
            InternalClientTokenProvider provider = new InternalClientTokenProvider(
                    TestSettings.valid(auth.url()).config(), time.timing(), background);
            provider.getToken(CLIENT);
            auth.hold();
            time.pass(Duration.ofSeconds(560));
            List<Future<Long>> calls = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                calls.add(callers.submit(() -> nanosOfACall(provider)));
            }
            report(calls);
            await().until(() -> auth.requests().size() == 2);
            provider.close();
        } finally {
            callers.shutdownNow();
            background.shutdownNow();
        }
    }

    private static long nanosOfACall(InternalClientTokenProvider provider) {
        long start = System.nanoTime();
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        return System.nanoTime() - start;
    }

    private static void report(List<Future<Long>> calls) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (Future<Long> call : calls) {
            nanos.add(call.get());
        }
        nanos.sort(null);
        write("of %,d calls while the renewal hangs: median %,d ns, p99 %,d ns, longest %,d ns"
                .formatted(CALLS, nanos.get(CALLS / 2), nanos.get(CALLS * 99 / 100), nanos.get(CALLS - 1)));
    }

    private static void write(String text) throws IOException {
        Files.writeString(Path.of("target", "hung-renewal.txt"), text);
        LOG.log(System.Logger.Level.INFO, text);
    }
}
