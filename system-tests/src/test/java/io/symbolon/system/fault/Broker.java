package io.symbolon.system.fault;

/** Which broker carries the events of a platform. */
enum Broker {
    /** Liberty's own, in auth's server. */
    EMBEDDED,
    ARTEMIS
}
