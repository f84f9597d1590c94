package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the table holds of a client, whatever the client says. */
class PeerTest {
    @Test
    void peerWhenLongerThanTheTableThenCut() {
        Peer fits = new Peer("a".repeat(64), "b".repeat(256));
        assertThat(fits.address()).hasSize(64);
        assertThat(fits.userAgent()).hasSize(256);
        assertThat(new Peer("a".repeat(65), "b".repeat(257))).isEqualTo(fits);
    }

    @Test
    void peerWhenNothingIsKnownThenEmpty() {
        assertThat(new Peer(null, null)).isEqualTo(new Peer("", ""));
    }

    /** PostgreSQL stores no NUL, and half a pair is no character. */
    @Test
    void peerWhenItCannotBeStoredThenWithoutThat() {
        assertThat(new Peer("192.0.2.1", "a\u0000\n\u007fb\ud800c").userAgent()).isEqualTo("abc");
    }
}
