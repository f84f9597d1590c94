package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.time.Instant;

@Breaks("no clock is read but an injected one")
class ReadsInstant {
    Instant time() {
        return Instant.now();
    }
}
