package io.symbolon.config;

import java.net.URI;

/**
 * The two ports of a server on this machine.
 *
 * @param http plain HTTP, −1 for none
 * @param https HTTPS
 */
public record Endpoint(int http, int https) {
    /** The base URL that other services and clients use. */
    public URI url() {
        return URI.create("https://localhost:" + https);
    }
}
