package io.symbolon.property.erasure;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks auth over the network. */
@Dependent
class AuthConfirmation implements Confirmation {
    private final AccountClient auth;

    @Inject
    AuthConfirmation(@RestClient AccountClient auth) {
        this.auth = auth;
    }

    @Override
    public Said of(UUID user) {
        try (Response account = auth.find(user.toString())) {
            return account.getStatus() == 200 ? Said.THERE : Said.NOTHING;
        } catch (RefusedException refused) {
            return refused.isGone() ? Said.GONE : Said.NOTHING;
        } catch (ProcessingException unreachable) {
            return Said.NOTHING;
        }
    }
}
