package io.symbolon.common.inbound.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of the feed, and for how long: in doubt against the token. */
class FollowedTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void entryWhenItNamesNoEndThenRememberedForEver() {
        Followed followed = new Followed("1", NOW, List.of(entry("s", NOW, null)));
        assertThat(after(followed).entries()).hasSize(1);
    }

    @Test
    void entryWhenItsEndIsReachedThenForgotten() {
        assertThat(after(new Followed("1", NOW, List.of(entry("s", NOW, NOW)))).entries())
                .isEmpty();
        assertThat(after(new Followed("1", NOW, List.of(entry("s", NOW, NOW.plusNanos(1)))))
                        .entries())
                .hasSize(1);
    }

    @Test
    void pageWhenItBringsNothingThenTheListIsTheSameOne() {
        Followed followed = new Followed("1", NOW, List.of(entry("s", NOW, null)));
        assertThat(after(followed).entries()).isSameAs(followed.entries());
    }

    @Test
    void keyWhenItsRevocationHasNoTimeThenDeniedAllTheSame() {
        RevokedEntry key = new RevokedEntry("KID", "key", null, null);
        assertThat(new Followed("1", NOW, List.of(key)).denied().keys()).containsExactly("key");
    }

    @Test
    void entryWhenItNamesNothingThenPassedOver() {
        assertThat(new Followed("1", NOW, List.of(new RevokedEntry("kid", null, NOW, null)))
                        .denied()
                        .keys())
                .isEmpty();
        assertThat(new Followed("1", NOW, null).entries()).isEmpty();
        assertThat(new RevocationPage(null, "1", null).entries()).isEmpty();
    }

    private static Followed after(Followed followed) {
        return followed.with(new RevocationPage(List.of(), "1", null), NOW);
    }

    private static RevokedEntry entry(String value, Instant notBefore, Instant expires) {
        return new RevokedEntry("sid", value, notBefore, expires);
    }
}
