package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.time.Instant;
import java.util.function.Supplier;

@Breaks("no clock is read but an injected one")
class ReadsByReference {
    Supplier<Instant> time() {
        return Instant::now;
    }
}
