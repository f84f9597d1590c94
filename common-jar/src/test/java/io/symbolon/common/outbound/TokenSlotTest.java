package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One slot, many callers: nobody waits longer than his patience, whatever becomes of the request he waits for. */
class TokenSlotTest {
    private final MovableTime time = new MovableTime();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Answers when it is told to. */
    private final class SlowSource extends TokenSource {
        SlowSource() {
            super(null, null);
        }

        @Override
        TokenAnswer request() {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Granted(Secret.of("late"), Duration.ofMinutes(10));
        }
    }

    @Test
    void waiterLeavesWhenHisPatienceEndsAndTheRequestGoesOn() throws Exception {
        TokenSlot.Shared shared =
                new TokenSlot.Shared(time.timing(), Runnable::run, Duration.ofMillis(50), ClientMetrics.NONE);
        TokenSlot slot = new TokenSlot(TokenKey.own("mail"), Duration.ofSeconds(10), new SlowSource(), shared);
        ExecutorService leader = Executors.newSingleThreadExecutor();
        try {
            Future<ServiceToken> token = leader.submit(slot::token);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            TokenUnavailableException failure = catchThrowableOfType(TokenUnavailableException.class, slot::token);
            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            answered.countDown();
            assertThat(token.get(20, TimeUnit.SECONDS).value()).isEqualTo("late");
            assertThat(slot.token().value()).isEqualTo("late");
        } finally {
            leader.shutdownNow();
        }
    }

    @Test
    void whenNoThreadIsLeftForARenewalThenTheTokenIsServedAndTheRenewalComesLater() {
        Background background = new Background();
        TokenSlot slot = slot(background, new CountingSource());
        assertThat(slot.token().value()).isEqualTo("token 1");
        time.pass(Duration.ofMinutes(9).plusSeconds(1));
        background.full = true;
        assertThat(slot.token().value()).isEqualTo("token 1");
        background.full = false;
        slot.token();
        assertThat(slot.token().value()).isEqualTo("token 2");
    }

    @Test
    void whenNoThreadIsLeftForAnAsynchronousCallerThenHeIsToldAndTheNextIsServed() {
        Background background = new Background();
        TokenSlot slot = slot(background, new CountingSource());
        background.full = true;
        assertThat(slot.tokenAsync().toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TokenUnavailableException.class)
                .withMessageContaining("no thread to ask auth on");
        background.full = false;
        assertThat(slot.tokenAsync().toCompletableFuture().join().value()).isEqualTo("token 1");
    }

    /** What nobody foresaw must not leave anybody waiting for ever. */
    @Test
    void whenTheRequestBreaksThenItsErrorIsTheFirstCallersAndTheNextAsksAnew() {
        AtomicBoolean broken = new AtomicBoolean(true);
        TokenSlot slot = slot(new Background(), new CountingSource() {
            @Override
            TokenAnswer request() {
                if (broken.get()) {
                    throw new AssertionError("broken for a test");
                }
                return super.request();
            }
        });
        assertThatThrownBy(slot::token).isInstanceOf(AssertionError.class);
        broken.set(false);
        assertThat(slot.token().value()).isEqualTo("token 1");
    }

    @Test
    void whenTheRequestOfAnotherBreaksThenTheWaiterIsTold() {
        Flight flight = new Flight(() -> {
            throw new AssertionError("broken for a test");
        });
        assertThatThrownBy(flight::run).isInstanceOf(AssertionError.class);
        assertThat(flight.landing()).isCancelled();
    }

    private TokenSlot slot(Executor background, TokenSource source) {
        return new TokenSlot(
                TokenKey.own("mail"),
                Duration.ofSeconds(10),
                source,
                new TokenSlot.Shared(time.timing(), background, Duration.ofSeconds(20), ClientMetrics.NONE));
    }

    /** Runs what it takes at once. */
    private static final class Background implements Executor {
        private boolean full;

        @Override
        public void execute(Runnable task) {
            if (full) {
                throw new RejectedExecutionException("full for a test");
            }
            task.run();
        }
    }

    /** Numbers its tokens. */
    private static class CountingSource extends TokenSource {
        private int tokens;

        CountingSource() {
            super(null, null);
        }

        @Override
        TokenAnswer request() {
            tokens++;
            return new Granted(Secret.of("token " + tokens), Duration.ofMinutes(10));
        }
    }
}
