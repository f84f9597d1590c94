package io.symbolon.common.outbound;

import io.symbolon.common.peer.Origin;
import io.symbolon.common.problem.Misconfiguration;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The settings of one named client: {@code internal-auth.client.<name>.<key>}, else {@code internal-auth.<key>}. */
record ClientConfig(Config config, String client) {
    private static final String COMMON = "internal-auth.";

    /** Safe in a configuration key, a log line and a metric's tag. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** @throws Misconfiguration when it is no client's name */
    ClientConfig {
        if (!NAME.matcher(client).matches()) {
            throw new Misconfiguration("a client's name is [A-Za-z0-9][A-Za-z0-9._-]{0,62}");
        }
    }

    /** The client's own value alone. */
    Optional<String> own(String key) {
        return config.getOptionalValue(ownKey(key), String.class);
    }

    /** The client's own value, else the one for all clients. */
    Optional<String> value(String key) {
        return own(key).or(() -> config.getOptionalValue(COMMON + key, String.class));
    }

    String ownKey(String key) {
        return COMMON + "client." + client + "." + key;
    }

    /** The key that {@link #value} takes its value from. */
    String keyOf(String key) {
        return own(key).isPresent() ? ownKey(key) : COMMON + key;
    }

    /** Whether configuration alone makes this name a client: one of the keys that say what it may reach is set. */
    boolean isDeclared() {
        return Stream.of("audience", "scopes", "resource", "token-endpoint", "origins")
                .anyMatch(key -> own(key).isPresent());
    }

    /**
     * The token endpoint at that URL.
     *
     * @throws Misconfiguration when a credential would travel there unprotected
     */
    static URI confidential(String key, String url) {
        try {
            URI endpoint = URI.create(url);
            if (Origin.of(endpoint).isConfidential()) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw new Misconfiguration(key + " is no absolute http(s) URL", e);
        }
        throw new Misconfiguration(key + " is neither HTTPS nor on this machine");
    }
}
