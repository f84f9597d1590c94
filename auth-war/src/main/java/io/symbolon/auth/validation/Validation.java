package io.symbolon.auth.validation;

import io.symbolon.auth.client.ClientAuthentication;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.issued.InquiryRecord;
import io.symbolon.auth.issued.IssuedToken;
import io.symbolon.auth.issued.IssuedTokens;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Answers services about tokens that were shown to them, and about service tokens. Thread-safe. */
@ApplicationScoped
class Validation {
    /** Lets a service ask about the raw service token of another. */
    private static final Scope OTHERS = new Scope("auth:service-tokens:validate");

    private final IssuedTokens tokens;
    private final AccountStore accounts;
    private final ClientAuthentication clients;
    private final InquiryRecord inquiries;
    private final AuthFailures failures;
    private final AuditLog audit;

    Validation() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public Validation(
            IssuedTokens tokens,
            AccountStore accounts,
            ClientAuthentication clients,
            InquiryRecord inquiries,
            AuthFailures failures,
            AuditLog audit) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clients = clients;
        this.inquiries = inquiries;
        this.failures = failures;
        this.audit = audit;
    }

    /** Active only when it was meant for the caller. */
    TokenView view(String token, ServiceCaller caller) {
        Optional<IssuedToken> shown = forCaller(token, caller);
        TokenView view = shown.map(this::view).orElse(TokenView.INACTIVE);
        inquiries.answered(caller.name(), shown.filter(told -> view.active()));
        return view;
    }

    /** Whether it is the access token of that service, meant for the caller, or a service token the caller may ask about. */
    boolean isOfService(String name, String token, ServiceCaller caller) {
        Optional<IssuedToken> shown = forCaller(token, caller)
                .filter(known -> known.user().isEmpty())
                .filter(known -> known.caller().subject().equals(name));
        if (shown.isEmpty() && mayAskAbout(name, caller)) {
            return isServiceToken(name, token, caller);
        }
        inquiries.answered(caller.name(), shown);
        return shown.isPresent();
    }

    /** Recorded as at our own door: whoever may ask about another's could guess it. */
    private boolean isServiceToken(String name, String token, ServiceCaller caller) {
        boolean right = clients.authenticate(name, Secret.of(token)).isPresent();
        if (right) {
            audit.record(AuditEvent.success(AuditType.AUTHN_LOGIN_SUCCESS)
                    .subject(name)
                    .build());
        } else if (isSigned(token)) { // an access token that is no longer good is no guess
            inquiries.answered(caller.name(), Optional.empty());
        } else {
            failures.count("invalid_client");
            audit.record(AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, "invalid_client")
                    .subject(ServiceName.isValid(name) ? name : null)
                    .build());
        }
        return right;
    }

    private static boolean isSigned(String token) {
        return token.indexOf('.') >= 0;
    }

    private Optional<IssuedToken> forCaller(String token, ServiceCaller caller) {
        return tokens.live(token)
                .filter(shown -> shown.audience().contains(caller.name().value()));
    }

    private static boolean mayAskAbout(String name, ServiceCaller caller) {
        return caller.name().value().equals(name) || caller.scopes().contains(OTHERS);
    }

    private TokenView view(IssuedToken token) {
        Optional<UserCaller> user = token.user();
        return user.isEmpty()
                ? TokenView.service(token)
                : accounts.find(new UserId(user.get().id()))
                        .map(account -> TokenView.user(token, account))
                        .orElse(TokenView.INACTIVE);
    }
}
