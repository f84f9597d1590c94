package io.symbolon.system.race;

import java.net.URI;

/** A server that grants client_credentials over TLS. For one thread. */
interface Contestant {
    String name();

    /** Begins to start. */
    void launch();

    /** The process, or one of its ancestors. */
    ProcessHandle process();

    /** An orderly stop. */
    void stop();

    URI tokenEndpoint();

    /** The token request, as a form (RFC 6749 §4.4.2). */
    String form();
}
