package io.symbolon.user.erasure;

import io.symbolon.user.profile.UserId;
import io.symbolon.user.remote.AuthProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * What auth itself says of an account: whoever can write into its queue can tell of a deletion, nobody but auth can confirm
 * one. Thread-safe.
 */
@Dependent
class Confirmation {
    /** What auth says. */
    enum Said {
        /** There is no such account, or no longer. */
        GONE,
        /** It is there. */
        THERE,
        /** Nothing, at present. */
        NOTHING
    }

    private final AccountClient auth;

    @Inject
    Confirmation(@RestClient AccountClient auth) {
        this.auth = auth;
    }

    Said of(UserId user) {
        try (Response account = auth.find(user.toString())) {
            return account.getStatus() == 200 ? Said.THERE : Said.NOTHING;
        } catch (AuthProblemException refused) {
            return refused.problem().is(404, "not-found") ? Said.GONE : Said.NOTHING;
        } catch (ProcessingException unreachable) {
            return Said.NOTHING;
        }
    }
}
