package io.symbolon.email.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bucket4j.TimeMeter;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.transport.MailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SendLimitsTest {
    private static final ServiceName CHAT = new ServiceName("chat-service");
    private static final ServiceName SHOP = new ServiceName("shop-service");
    private static final long MANY = 250_000;

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

    /** The clock goes on meanwhile, and a caller's share fills up by two thousand a second. */
    @Test
    void waitWhenNothingIsSetThenAsManyAsTheDefaultsR50() {
        SendLimits ofCallers = configured(Map.of("mail.limit.recipient", 0));
        assertThat(acceptedOf(ofCallers)).isBetween(120_000L, 240_000L);
        assertThat(ofCallers.wait(SHOP, to("a@b.example"))).isZero();
        assertThat(acceptedOf(configured(Map.of()))).isEqualTo(100);
    }

    @Test
    void waitWhenSetThenAsManyAsThatR50() {
        assertThat(acceptedOf(configured(Map.of("mail.limit.caller", 7)))).isEqualTo(7);
        assertThat(acceptedOf(configured(Map.of("mail.limit.recipient", 5)))).isEqualTo(5);
    }

    @Test
    void waitWhenDevelopmentThenNever() {
        assertThat(acceptedOf(configured(Map.of("symbolon.mode", "development"))))
                .isEqualTo(MANY);
    }

    @Test
    void settingsWhenNegativeThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitSettings(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitSettings(0, -1));
    }

    /** How many mails to one address in a row, by one caller. */
    private static long acceptedOf(SendLimits limits) {
        return Stream.generate(() -> limits.wait(CHAT, to("a@b.example")))
                .limit(MANY)
                .takeWhile(Duration::isZero)
                .count();
    }

    private static SendLimits configured(Map<String, Object> settings) {
        return new SendLimits(Beans.of(
                Config.class,
                (proxy, method, arguments) -> Optional.ofNullable(settings.get(arguments[0].toString()))));
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
