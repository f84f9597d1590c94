package io.symbolon.common.peer;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Scheme, host and port (RFC 6454 §4): a token that may go to one origin may go to no other. */
public record Origin(String scheme, String host, int port) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException when the URI is not an absolute http or https one */
    public static Origin of(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("not an absolute URL");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Whether a URL is of such an origin; of none, what is no absolute http or https one. */
    public static boolean isConfidential(String url) {
        try {
            return of(URI.create(url)).isConfidential();
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    /**
     * Whether a bearer token may travel there, and whether keys and revocations that come from there may be believed: RFC 6750
     * §5.3 demands TLS; what stays on this machine nobody overhears.
     */
    public boolean isConfidential() {
        return scheme.equals("https") || LOOPBACK.contains(host);
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> throw new IllegalArgumentException("not an http or https URL");
        };
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
