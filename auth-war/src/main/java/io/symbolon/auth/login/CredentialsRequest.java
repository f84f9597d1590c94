package io.symbolon.auth.login;

import io.symbolon.auth.session.Peer;
import io.symbolon.common.peer.Network;
import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user's credentials as a service hands them on; anything may be missing. The string form is redacted.
 *
 * @param client where the user is: limits and sessions go by that
 */
@Schema(requiredProperties = {"email", "password", "client"})
public record CredentialsRequest(String email, String password, Client client) {
    /**
     * The user's own end.
     *
     * @param address a literal network address
     * @param agent what it calls itself; may be missing
     */
    @Schema(requiredProperties = "address")
    public record Client(String address, String agent) {
        boolean hasAddress() {
            return address != null
                    && address.indexOf('/') < 0
                    && Network.parse(address).isPresent();
        }
    }

    List<Violation> violations() {
        return Stream.of(
                        email == null ? new Violation("email", "must be given") : null,
                        password == null ? new Violation("password", "must be given") : null,
                        client == null || !client.hasAddress()
                                ? new Violation("client.address", "must be the user's network address")
                                : null)
                .filter(Objects::nonNull)
                .toList();
    }

    Peer peer() {
        return new Peer(client.address(), client.agent());
    }

    @Override
    public String toString() {
        return "[credentials]";
    }
}
