package io.symbolon.auth.login;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.CheckOutcome;
import io.symbolon.auth.credential.CheckOutcome.Proven;
import io.symbolon.auth.credential.Credentials;
import io.symbolon.auth.credential.Proof;
import io.symbolon.auth.login.CredentialsOutcome.Refused;
import io.symbolon.auth.login.CredentialsOutcome.Slowed;
import io.symbolon.auth.login.CredentialsOutcome.Ticketed;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.sessiontoken.SessionTokens;
import io.symbolon.auth.sessiontoken.TokenAnswer;
import io.symbolon.auth.sessiontoken.UserAudiences;
import io.symbolon.auth.ticket.Redeemed;
import io.symbolon.auth.ticket.Tickets;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logging in through a service: it hands the credentials on, gets a ticket, and begins the session with that. Thread-safe. */
@ApplicationScoped
class TicketLogin {
    /** Where the user is, as the service says; the record's own address is the service's. */
    private static final String CLIENT = "client";

    private final Credentials credentials;
    private final Tickets tickets;
    private final UserAudiences audiences;
    private final SessionTokens tokens;
    private final AuditLog audit;

    TicketLogin() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    public TicketLogin(
            Credentials credentials, Tickets tickets, UserAudiences audiences, SessionTokens tokens, AuditLog audit) {
        this.credentials = credentials;
        this.tickets = tickets;
        this.audiences = audiences;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Hashes: call it in the lane. */
    CredentialsOutcome check(CredentialsRequest request, ServiceName service, AuditOrigin origin) {
        Peer peer = request.peer();
        CheckOutcome checked = credentials.check(request.email(), Secret.of(request.password()), peer.address());
        Optional<CredentialsOutcome> ticketed = checked instanceof Proven proven
                ? ticket(proven.proof(), service, peer, origin).map(Ticketed::new)
                : Optional.empty();
        return ticketed.orElseGet(() -> refuse(checked, request, service, origin));
    }

    private CredentialsOutcome refuse(
            CheckOutcome checked, CredentialsRequest request, ServiceName service, AuditOrigin origin) {
        CredentialsOutcome outcome =
                checked instanceof CheckOutcome.Slowed slowed ? new Slowed(slowed.delay()) : new Refused();
        audit.record(refusal(outcome)
                .caller(service.value())
                .origin(origin)
                .detail(CLIENT, request.peer().address())
                .detail("account", credentials.pseudonym(request.email()))
                .build());
        return outcome;
    }

    private static AuditEvent.Builder refusal(CredentialsOutcome outcome) {
        return outcome instanceof Slowed
                ? AuditEvent.refused(AuditType.AUTHN_LOGIN_LOCK, "too_many_failures")
                : AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, "invalid_credentials");
    }

    private Optional<CredentialsAnswer> ticket(Proof proof, ServiceName service, Peer peer, AuditOrigin origin) {
        return tickets.issue(proof, service, peer).map(ticket -> {
            recordSuccess(proof.account(), service, peer, origin);
            return new CredentialsAnswer(proof.account().id().value(), ticket.reveal(), Tickets.LIFE.toSeconds());
        });
    }

    private void recordSuccess(Account account, ServiceName service, Peer peer, AuditOrigin origin) {
        audit.record(AuditEvent.success(AuditType.AUTHN_LOGIN_SUCCESS)
                .caller(service.value())
                .subject(account.id().value())
                .origin(origin)
                .detail(CLIENT, peer.address())
                .build());
    }

    /** Empty when the ticket is not good, or no longer. */
    Optional<TokenAnswer> begin(SessionRequest request, ServiceName service) {
        Optional<Redeemed> redeemed = tickets.redeem(Secret.of(request.ticket()), service);
        if (redeemed.isEmpty()) {
            audit.record(AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, "invalid_ticket")
                    .build());
        }
        return redeemed.map(begun -> answer(begun, request.properties()));
    }

    private TokenAnswer answer(Redeemed begun, Optional<List<Map<String, String>>> properties) {
        Account account = begun.account();
        audit.record(AuditEvent.success(AuditType.SESSION_CREATED)
                .subject(account.id().value())
                .detail("session", begun.session().id())
                .build());
        List<String> audience = audiences.of(account, null).orElseThrow();
        return tokens.begun(account, begun.session(), audience, properties);
    }
}
