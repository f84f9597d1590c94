package io.symbolon.common.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Requests to decide on. */
final class Requests {
    static final String OWNER = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";

    private Requests() {}

    static AccessRequest byOwner(String action) {
        return by(user(OWNER, "user"), action, Set.of());
    }

    static AccessRequest by(Subject subject, String action, Set<String> fields) {
        Resource thing = Resource.of("thing", "1", OWNER).touching(fields);
        return new AccessRequest(subject, action, thing, environment(Duration.ofSeconds(10)));
    }

    static Subject user(String id, String... roles) {
        return new Subject(Subject.Kind.USER, id, Set.of(roles), Set.of("user"));
    }

    static Environment environment(Duration authenticationAge) {
        Instant now = Instant.parse("2026-03-29T00:59:59Z");
        return Environment.of(now, "192.0.2.1", authenticationAge, Environment.Transport.TLS);
    }
}
