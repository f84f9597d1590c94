package io.symbolon.config;

import java.util.Locale;

/** The four services. Each is one WAR, one server, one broker account and one database. */
public enum Service {
    AUTH(9080, 9443),
    USER(9081, 9444),
    PROPERTY(9082, 9445),
    EMAIL(9083, 9446);

    private final int http;
    private final int https;

    Service(int http, int https) {
        this.http = http;
        this.https = https;
    }

    /** Where it listens in a development run. */
    Endpoint development() {
        return new Endpoint(http, https);
    }

    /** {@code auth}: its folder of data. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code auth-service}: its name on the wire and its account at the broker. */
    public String serviceName() {
        return shortName() + "-service";
    }

    /** {@code auth-war}: its WAR and its Liberty server. */
    public String server() {
        return shortName() + "-war";
    }

    /** {@code AUTH_HTTPS_PORT}: a variable of this service alone. */
    String variable(String name) {
        return name() + "_" + name;
    }
}
