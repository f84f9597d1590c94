package io.symbolon.common.peer;

/** The address of a peer where no proxy stands in front. */
public final class TestPeers {
    private TestPeers() {}

    public static PeerAddress direct() {
        return PeerAddress.behind("");
    }
}
