package io.symbolon.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds out, before a server starts, that somebody else holds a port it needs. */
final class FreePorts {
    private FreePorts() {}

    /** @throws Refusal naming the first port that is taken and the setting that moves it */
    static void demand(Platform platform) {
        for (Service service : Service.values()) {
            if (platform.run(service).process().isAlive()) {
                continue;
            }
            for (Setting setting : settings(service, platform.ports())) {
                if (setting.port() > 0 && isTaken(setting.port())) {
                    throw new Refusal(setting.taken());
                }
            }
        }
    }

    /** Every port that this service's server opens. */
    static List<Setting> settings(Service service, Ports ports) {
        Endpoint endpoint = ports.of(service);
        List<Setting> settings = new ArrayList<>(List.of(
                new Setting(service, endpoint.https(), "https.port", service.variable("HTTPS_PORT")),
                new Setting(service, endpoint.http(), "http.port", service.variable("HTTP_PORT"))));
        if (service == Service.AUTH) {
            settings.add(new Setting(service, ports.messaging(), "messaging.port", "MESSAGING_PORT"));
        }
        return settings;
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** A port, the server variable that sets it, and the environment variable that moves it in a development run. */
    record Setting(Service service, int port, String variable, String environment) {
        String taken() {
            return service.serviceName() + " cannot start: port " + port + " (" + variable
                    + ") is taken by another process; end that, or set " + environment;
        }
    }
}
