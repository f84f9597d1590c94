package io.symbolon.system.broker;

import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;

/** All events by way of Liberty's own broker, as is usual. */
@SystemTest
class EmbeddedBrokerIT extends EventSuite {
    private final Symbolon symbolon;

    EmbeddedBrokerIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Override
    Symbolon symbolon() {
        return symbolon;
    }
}
