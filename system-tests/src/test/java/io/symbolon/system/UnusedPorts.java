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

/** Ports that nobody listens on, outside the range that systems take outgoing ones from. HTTPS only. */
public final class UnusedPorts {
    private static final int FIRST = 12_000;
    private static final int LAST = 30_000;

    private UnusedPorts() {}

    static Ports forAll() {
        Map<Service, Endpoint> endpoints = new EnumMap<>(Service.class);
        int next = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        for (Service service : Service.values()) {
            next = from(next + 1);
            endpoints.put(service, new Endpoint(-1, next));
        }
        return new Ports(endpoints, from(next + 1));
    }

    /** The first that nobody listens on, from this one on. */
    public static int from(int first) {
        int port = first;
        while (isTaken(port)) {
            port++;
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
