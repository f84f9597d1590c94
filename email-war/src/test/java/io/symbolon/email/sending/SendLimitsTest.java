package io.symbolon.email.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bucket4j.TimeMeter;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.transport.MailAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SendLimitsTest {
    private static final ServiceName CHAT = new ServiceName("chat-service");
    private static final ServiceName SHOP = new ServiceName("shop-service");

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void waitWhenCallerHadItsShareThenUntilItFillsUpAndOthersMayGoOnR50() {
        SendLimits limits = limits(60, 0);
        for (int i = 0; i < 60; i++) {
            assertThat(limits.wait(CHAT, to("a@b.example"))).isZero();
        }
        assertThat(limits.wait(CHAT, to("a@b.example"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.wait(SHOP, to("a@b.example"))).isZero();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limits.wait(CHAT, to("a@b.example"))).isZero();
        assertThat(limits.wait(CHAT, to("a@b.example"))).isPositive();
    }

    @Test
    void waitWhenRecipientHadItsShareThenNobodyElseOfTheMailIsChargedR50() {
        SendLimits limits = limits(0, 2);
        assertThat(limits.wait(CHAT, to("full@b.example"))).isZero();
        assertThat(limits.wait(SHOP, to("FULL@b.example"))).isZero();
        assertThat(limits.wait(CHAT, to("free@b.example", "full@b.example"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(limits.wait(CHAT, to("free@b.example"))).isZero();
        assertThat(limits.wait(CHAT, to("free@b.example"))).isZero();
        assertThat(limits.wait(CHAT, to("free@b.example"))).isPositive();
    }

    @Test
    void waitWhenARecipientRefusesThenTheCallerIsNotChargedR50() {
        SendLimits limits = limits(2, 1);
        assertThat(limits.wait(CHAT, to("full@b.example"))).isZero();
        assertThat(limits.wait(CHAT, to("full@b.example"))).isEqualTo(Duration.ofHours(1));
        assertThat(limits.wait(CHAT, to("free@b.example"))).isZero();
    }

    @Test
    void waitWhenThereIsNoLimitThenNever() {
        SendLimits limits = limits(0, 0);
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.wait(CHAT, to("a@b.example"))).isZero();
        }
    }

    @Test
    void settingsWhenNegativeThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitSettings(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitSettings(0, -1));
    }

    private SendLimits limits(int caller, int recipient) {
        return new SendLimits(new LimitSettings(caller, recipient), new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private static List<MailAddress> to(String... addresses) {
        return Stream.of(addresses).map(MailAddress::new).toList();
    }
}
