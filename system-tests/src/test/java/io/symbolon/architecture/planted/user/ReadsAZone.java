package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.time.LocalDate;
import java.time.ZoneOffset;

@Breaks("no clock is read but an injected one")
class ReadsAZone {
    LocalDate time() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
