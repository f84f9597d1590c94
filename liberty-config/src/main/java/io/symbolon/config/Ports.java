package io.symbolon.config;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where the servers of one platform listen. Immutable.
 *
 * @param endpoints one for each service
 * @param messaging the broker's TLS port
 */
public record Ports(Map<Service, Endpoint> endpoints, int messaging) {
    private static final int DEVELOPMENT_MESSAGING = 7286;

    public Ports {
        endpoints = Map.copyOf(endpoints);
    }

    /** The contract's ports, each moved by a variable such as {@code AUTH_HTTPS_PORT} or {@code MESSAGING_PORT}. */
    public static Ports development(Map<String, String> environment) {
        Map<Service, Endpoint> endpoints = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Endpoint usual = service.development();
            endpoints.put(
                    service,
                    new Endpoint(
                            port(environment, service.variable("HTTP_PORT"), usual.http()),
                            port(environment, service.variable("HTTPS_PORT"), usual.https())));
        }
        return new Ports(endpoints, port(environment, "MESSAGING_PORT", DEVELOPMENT_MESSAGING));
    }

    public Endpoint of(Service service) {
        return endpoints.get(service);
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String value = environment.getOrDefault(variable, Integer.toString(usual));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Refusal(variable + " is no port: " + value);
        }
    }
}
