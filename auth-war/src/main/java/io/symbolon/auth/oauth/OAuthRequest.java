package io.symbolon.auth.oauth;

import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantError;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.grant.GrantRecord;
import io.symbolon.auth.grant.Refusals;
import io.symbolon.auth.oauth.ClientCheck.Failed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What every request to an OAuth endpoint passes first: form fields, then the client. Thread-safe. */
@ApplicationScoped
class OAuthRequest {
    private final ClientIdentification clients;
    private final GrantRecord record;

    OAuthRequest() { // CDI proxy
        this(null, null);
    }

    @Inject
    public OAuthRequest(ClientIdentification clients, GrantRecord record) {
        this.clients = clients;
        this.record = record;
    }

    /** The answer, when form and client are good; else why they are not. */
    Response answer(String body, HttpHeaders headers, BiFunction<ClientCheck, FormFields, Response> answer) {
        Optional<FormFields> form = FormFields.parse(body, NamedTarget.PARAMETERS);
        if (form.isEmpty()) {
            // "Request and response parameters MUST NOT be included more than once." (RFC 6749 §3.2)
            return unproved(
                    new Refused(GrantError.INVALID_REQUEST, "a form field is malformed or sent more than once"), null);
        }
        List<String> authorization = Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        ClientCheck client = clients.identify(authorization, form.get());
        return client instanceof Failed failed
                ? unproved(failed.refusal(), failed.claimed())
                : answer.apply(client, form.get());
    }

    /** @param claimed who it claims to be; null when unknown */
    Response unproved(Refused refused, String claimed) {
        record.unproved(refused.error(), claimed);
        return Refusals.answer(refused);
    }

    /** The record bears the name of whoever has proved it. */
    Response refused(Refused refused, ClientCheck client) {
        record.refused(refused.error(), client.proved().orElse(null));
        return Refusals.answer(refused);
    }
}
