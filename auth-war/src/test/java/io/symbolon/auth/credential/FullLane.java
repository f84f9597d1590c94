package io.symbolon.auth.credential;

import io.symbolon.common.audit.AuditLog;
import java.time.Clock;

/** A lane whose one place is taken for good. */
public final class FullLane {
    private FullLane() {}

    public static HashingLane lane() {
        HashingLane lane = new HashingLane(
                new HashingSettings(HashingCost.DEFAULT, 1, 0),
                work -> {},
                AuditLog.of("auth-service", Clock.systemUTC(), record -> {}));
        lane.submit(() -> "never done");
        return lane;
    }
}
