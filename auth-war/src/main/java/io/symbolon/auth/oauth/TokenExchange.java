package io.symbolon.auth.oauth;

import static io.symbolon.auth.grant.GrantError.INVALID_REQUEST;
import static io.symbolon.auth.grant.GrantError.INVALID_SCOPE;
import static io.symbolon.auth.grant.GrantError.INVALID_TARGET;

import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantOutcome;
import io.symbolon.auth.grant.GrantOutcome.Granted;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.grant.GrantRecord;
import io.symbolon.auth.grant.Targets;
import io.symbolon.auth.issued.Actor;
import io.symbolon.auth.issued.IssuedToken;
import io.symbolon.auth.issued.IssuedTokens;
import io.symbolon.auth.token.AccessToken;
import io.symbolon.auth.token.Delegation;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Token exchange (RFC 8693): a service that a user's token was sent to gets one to call on with, in the user's name and its
 * own. Verifies and signs: never call it inside a transaction. Thread-safe.
 */
@ApplicationScoped
class TokenExchange {
    /** Services between the user and who is called (CONTRACT section 3). */
    private static final int MOST_ACTORS = 2;

    private static final Set<String> ACCESS_TOKENS =
            Set.of(TokenTypeURI.ACCESS_TOKEN.toString(), TokenTypeURI.JWT.toString());

    private final IssuedTokens tokens;
    private final TokenIssuer issuer;
    private final GrantRecord record;

    TokenExchange() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public TokenExchange(IssuedTokens tokens, TokenIssuer issuer, GrantRecord record) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.record = record;
    }

    /** The kind of token that is issued: the one asked for. */
    static String issuedType(FormFields form) {
        return form.find("requested_token_type").orElse(TokenTypeURI.ACCESS_TOKEN.toString());
    }

    GrantOutcome exchange(AuthenticatedClient client, FormFields form) {
        Optional<Refused> malformed = malformed(form);
        if (malformed.isPresent()) {
            return malformed.get();
        }
        Optional<IssuedToken> subject = tokens.live(form.get("subject_token")).filter(isFor(client));
        if (subject.isEmpty()) {
            // "if either the "subject_token" or "actor_token" are invalid for any reason, or are unacceptable based on
            // policy … The value of the "error" parameter MUST be the "invalid_request" error code." (RFC 8693 §2.2.2)
            return new Refused(INVALID_REQUEST, "the subject token is not a live token of a user for this client");
        }
        return exchange(client, subject.get(), form);
    }

    private static Optional<Refused> malformed(FormFields form) {
        // both "REQUIRED" (RFC 8693 §2.1)
        if (form.find("subject_token").isEmpty()
                || form.find("subject_token_type").isEmpty()) {
            return Optional.of(new Refused(INVALID_REQUEST, "subject_token and subject_token_type must be given"));
        }
        // "actor_token_type" without its token "MUST NOT be included" (RFC 8693 §2.1); with it, it names another actor
        if (Stream.of("actor_token", "actor_token_type")
                .anyMatch(name -> form.find(name).isPresent())) {
            return Optional.of(new Refused(INVALID_REQUEST, "the actor is the client: no other is taken"));
        }
        boolean known = Stream.of("subject_token_type", "requested_token_type")
                .flatMap(name -> form.find(name).stream())
                .allMatch(ACCESS_TOKENS::contains);
        return known ? Optional.empty() : Optional.of(new Refused(INVALID_REQUEST, "only access tokens are exchanged"));
    }

    /**
     * "the authorization server MUST perform the appropriate validation procedures for the indicated token type"
     * (RFC 8693 §2.1): a user's, sent to this client, not expired by the second, and not handed on too often.
     */
    private static Predicate<IssuedToken> isFor(AuthenticatedClient client) {
        return token -> token.user().isPresent()
                && token.audience().contains(client.client().name().value())
                && token.expires().getEpochSecond() > client.asOf().getEpochSecond()
                && token.actor().map(Actor::depth).orElse(0) < MOST_ACTORS;
    }

    private GrantOutcome exchange(AuthenticatedClient client, IssuedToken subject, FormFields form) {
        Optional<ServiceName> target = NamedTarget.isAmbiguous(form)
                ? Optional.empty()
                : Targets.audience(client.client(), NamedTarget.of(form));
        // "unwilling or unable to issue a token for any target service indicated by the "resource" or "audience"
        // parameters, the "invalid_target" error code SHOULD be used" (RFC 8693 §2.2.2)
        if (target.isEmpty()) {
            return new Refused(INVALID_TARGET, "the target is not one registered audience of this client");
        }
        Set<Scope> shared = Targets.scopes(client.client(), target.get()).stream()
                .filter(subject.scopes()::contains)
                .collect(Collectors.toSet());
        return Targets.within(shared, form.find("scope").orElse(null))
                .<GrantOutcome>map(scopes -> issue(client, subject, target.get(), scopes))
                .orElseGet(() -> new Refused(INVALID_SCOPE, "a scope is not both the client's and the subject's"));
    }

    private GrantOutcome issue(AuthenticatedClient client, IssuedToken subject, ServiceName target, Set<Scope> scopes) {
        ServiceName actor = client.client().name();
        AccessToken token = issuer.forActor(new Delegation(
                subject.user().orElseThrow(),
                subject.emailVerified(),
                actor,
                new Actor(actor.value(), subject.actor()).claim(),
                target,
                scopes,
                subject.expires(),
                client.asOf()));
        record.granted(actor, subject.caller().subject(), target, token);
        return new Granted(token);
    }
}
