package io.symbolon.system.fault;

import io.symbolon.config.Service;

/** Where a server may be made to die: the rules of {@code crash.btm}. */
enum CrashPoint {
    /** A registration is committed, its event not carried, nobody answered. */
    COMMITTED(Service.AUTH),
    /** The event is claimed from the outbox, and not sent. */
    CLAIMED(Service.AUTH),
    /** The event is sent, and still in the outbox: it will be sent again. */
    SENT(Service.AUTH),
    /** An event's effect is there, and not committed. */
    EFFECTED(Service.USER),
    /** An event's effect is committed, its message not acknowledged: it will come again. */
    UNACKNOWLEDGED(Service.USER);

    private final Service service;

    CrashPoint(Service service) {
        this.service = service;
    }

    /** Whose server dies there. */
    Service service() {
        return service;
    }
}
