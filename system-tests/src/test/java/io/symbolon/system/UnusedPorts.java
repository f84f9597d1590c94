package io.symbolon.system;

import io.symbolon.config.Endpoint;
import io.symbolon.config.Ports;
import io.symbolon.config.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody listens on, outside the range that systems take outgoing ones from. Each is given once, so that a server
 * which is down for a while finds its own free. Thread-safe.
 */
public final class UnusedPorts {
    private static final int FIRST = 12_000;
    private static final int LAST = 30_000;
    private static final AtomicInteger LATEST =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, LAST));

    private UnusedPorts() {}

    /** HTTPS only. */
    static Ports forAll() {
        Map<Service, Endpoint> endpoints = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            endpoints.put(service, new Endpoint(-1, next()));
        }
        return new Ports(endpoints, next());
    }

    public static int next() {
        int port = LATEST.incrementAndGet();
        while (isTaken(port)) {
            port = LATEST.incrementAndGet();
        }
        return port;
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
