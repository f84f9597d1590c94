package io.symbolon.auth.oauth;

import static io.symbolon.auth.grant.GrantError.INVALID_CLIENT;
import static io.symbolon.auth.grant.GrantError.INVALID_REQUEST;

import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import io.symbolon.auth.assertion.AssertionAuthentication;
import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.client.ClientAuthentication;
import io.symbolon.auth.grant.BasicCredential;
import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantError;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.oauth.ClientCheck.Confidential;
import io.symbolon.auth.oauth.ClientCheck.Failed;
import io.symbolon.auth.oauth.ClientCheck.Public;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out which client makes a request: client_secret_basic, client_secret_post (RFC 6749 §2.3.1), private_key_jwt
 * (RFC 7523 §2.2), or none for the public client. Thread-safe.
 */
@ApplicationScoped
class ClientIdentification {
    private static final String ID = "client_id";
    private static final String SECRET = "client_secret";
    private static final String ASSERTION = "client_assertion";
    private static final String ASSERTION_TYPE = "client_assertion_type";

    private final ClientAuthentication secrets;
    private final AssertionAuthentication assertions;

    ClientIdentification() { // CDI proxy
        this(null, null);
    }

    @Inject
    public ClientIdentification(ClientAuthentication secrets, AssertionAuthentication assertions) {
        this.secrets = secrets;
        this.assertions = assertions;
    }

    /** @param authorization the values of that header */
    ClientCheck identify(List<String> authorization, FormFields form) {
        List<String> basic =
                authorization.stream().filter(BasicCredential::isBasic).toList();
        boolean inBody = form.find(SECRET).isPresent();
        boolean asserted = Stream.of(ASSERTION, ASSERTION_TYPE)
                .anyMatch(name -> form.find(name).isPresent());
        // "The client MUST NOT use more than one authentication method in each request." (RFC 6749 §2.3)
        if (basic.size() + (inBody ? 1 : 0) + (asserted ? 1 : 0) > 1 || authorization.size() > 1) {
            return failed(INVALID_REQUEST, "more than one credential was sent", form);
        }
        if (asserted) {
            return byAssertion(form);
        }
        return basic.isEmpty() ? bySecret(form) : byBasic(basic.get(0), form);
    }

    private ClientCheck byBasic(String header, FormFields form) {
        Optional<BasicCredential> credential = BasicCredential.parse(header);
        if (credential.isEmpty()) {
            return failed(INVALID_CLIENT, "the Basic credential is malformed", form);
        }
        String id = credential.get().name();
        return form.find(ID).filter(named -> !named.equals(id)).isPresent()
                ? failed(INVALID_REQUEST, "client_id is not the client that authenticates", form)
                : checked(id, secrets.authenticate(id, credential.get().token()));
    }

    private ClientCheck bySecret(FormFields form) {
        Optional<String> id = form.find(ID);
        Optional<String> secret = form.find(SECRET);
        if (secret.isPresent()) {
            return id.isEmpty()
                    ? failed(INVALID_REQUEST, "client_id must be given with client_secret", form)
                    : checked(id.get(), secrets.authenticate(id.get(), Secret.of(secret.get())));
        }
        // "Confidential clients or other clients issued client credentials MUST authenticate" (RFC 6749 §3.2.1)
        return id.filter(TokenIssuer.FIRST_PARTY::equals).isPresent()
                ? new Public()
                : failed(INVALID_CLIENT, "the client must authenticate", form);
    }

    private ClientCheck byAssertion(FormFields form) {
        if (form.find(ASSERTION).isEmpty() || form.find(ASSERTION_TYPE).isEmpty()) {
            return failed(INVALID_REQUEST, "client_assertion and client_assertion_type belong together", form);
        }
        // "The value of the "client_assertion_type" is "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"."
        // (RFC 7523 §2.2)
        if (!JWTAuthentication.CLIENT_ASSERTION_TYPE.equals(form.get(ASSERTION_TYPE))) {
            return failed(INVALID_CLIENT, "the type of client assertion is not supported", form);
        }
        Optional<AuthenticatedClient> client = assertions.authenticate(form.get(ASSERTION));
        // "client_id": "MUST identify the same client as is identified by the client assertion" (RFC 7521 §4.2)
        boolean same = client.filter(proven -> form.find(ID)
                        .map(proven.client().name().value()::equals)
                        .orElse(true))
                .isPresent();
        return checked(form.get(ID), client.filter(proven -> same));
    }

    private static ClientCheck checked(String claimed, Optional<AuthenticatedClient> client) {
        return client.<ClientCheck>map(Confidential::new)
                .orElseGet(() ->
                        new Failed(new Refused(INVALID_CLIENT, "the client or its credential is not known"), claimed));
    }

    private static ClientCheck failed(GrantError error, String description, FormFields form) {
        return new Failed(new Refused(error, description), form.get(ID));
    }
}
