package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.time.Clock;

@Breaks("the system's clock is taken at an injection point")
class MakesAClock {
    Clock clock() {
        return Clock.systemUTC();
    }
}
