package io.symbolon.auth.revoked;

import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevocationSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;

/** The guard of this service reads the feed where it is kept, instead of asking itself over HTTPS. Thread-safe. */
@Alternative
@Priority(1000)
@ApplicationScoped
class OwnRevocations implements RevocationSource {
    private final RevocationFeed feed;

    OwnRevocations() { // CDI proxy
        this(null);
    }

    @Inject
    OwnRevocations(RevocationFeed feed) {
        this.feed = feed;
    }

    @Override
    public RevocationPage after(String since) throws IOException {
        try {
            return feed.after(since);
        } catch (RuntimeException unavailable) {
            throw new IOException("the revocations cannot be read", unavailable);
        }
    }
}
