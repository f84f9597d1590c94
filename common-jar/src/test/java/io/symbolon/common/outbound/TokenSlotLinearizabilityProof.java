package io.symbolon.common.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.token.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do with one slot at once, it looks as if they had taken turns: a token is asked for once, every caller has
 * the same, and a dropped one never comes back. Searched by Lincheck in random scenarios; time stands still.
 * Not part of {@code verify}: Lincheck instruments every class that its JVM has loaded.
 *
 * <pre>./mvnw verify -Pproof -pl liberty-config,common-jar -Dit.test=TokenSlotLinearizabilityProof -Dtest=none</pre>
 */
@Param(name = "number", gen = IntGen.class, conf = "1:3")
public class TokenSlotLinearizabilityProof {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Map<Integer, ServiceToken> given = new ConcurrentHashMap<>();
    private final TokenSlot slot = new TokenSlot(
            TokenKey.own("mail"),
            Duration.ofSeconds(10),
            new CountingSource(),
            new TokenSlot.Shared(
                    new Timing(Ticker.disabledTicker(), CLOCK, new Random(7)),
                    Runnable::run,
                    Duration.ofMinutes(1),
                    ClientMetrics.NONE));

    /** Numbers its tokens. */
    private static final class CountingSource extends TokenSource {
        private final AtomicInteger requests = new AtomicInteger();

        CountingSource() {
            super(null, null);
        }

        @Override
        TokenAnswer request() {
            return new Granted(Secret.of(String.valueOf(requests.incrementAndGet())), Duration.ofMinutes(10));
        }
    }

    /** The number of the token that is given. */
    @Operation
    public int token() {
        ServiceToken token = slot.token();
        int number = Integer.parseInt(token.value());
        given.put(number, token);
        return number;
    }

    /** Drops that token, if it was given. */
    @Operation
    public void invalidate(@Param(name = "number") int number) {
        ServiceToken token = given.get(number);
        if (token != null) {
            slot.invalidate(token);
        }
    }

    @Test
    void everyHistoryCouldHaveHappenedInTurns() {
        new StressOptions()
                .iterations(10)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(3)
                .check(TokenSlotLinearizabilityProof.class);
    }
}
