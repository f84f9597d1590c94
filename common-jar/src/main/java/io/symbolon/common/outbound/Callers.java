package io.symbolon.common.outbound;

import jakarta.ws.rs.client.Client;
import java.io.Closeable;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The REST clients that send tokens and are still in use, closed when the application ends. Of those that CDI makes it closes
 * none whose interface is not {@link Closeable}: their connections would outlive the application. Thread-safe.
 */
final class Callers implements Closeable {
    private final Set<Client> clients = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    void add(Client client) {
        clients.add(client);
    }

    @Override
    public void close() {
        for (Client client : clients.toArray(Client[]::new)) {
            client.close();
        }
    }
}
