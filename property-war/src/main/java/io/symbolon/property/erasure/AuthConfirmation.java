package io.symbolon.property.erasure;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks auth over the network. A 404 that is not auth's own problem, say of a proxy, confirms nothing. */
@Dependent
class AuthConfirmation implements Confirmation {
    /** As much of a problem as is looked at (CONTRACT section 8). */
    record Refusal(String type) {}

    private static final String NOT_FOUND = "urn:symbolon:problem:not-found";

    private final AccountClient auth;

    @Inject
    AuthConfirmation(@RestClient AccountClient auth) {
        this.auth = auth;
    }

    @Override
    public Said of(UUID user) {
        try (Response account = auth.find(user.toString())) {
            return account.getStatus() == Response.Status.OK.getStatusCode() ? Said.THERE : Said.NOTHING;
        } catch (WebApplicationException refused) {
            return isNotFound(refused.getResponse()) ? Said.GONE : Said.NOTHING;
        } catch (ProcessingException unreachable) {
            return Said.NOTHING;
        }
    }

    private static boolean isNotFound(Response refusal) {
        try (refusal) {
            return refusal.getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                    && NOT_FOUND.equals(refusal.readEntity(Refusal.class).type());
        } catch (ProcessingException noProblem) {
            return false;
        }
    }
}
