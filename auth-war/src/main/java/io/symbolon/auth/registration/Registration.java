package io.symbolon.auth.registration;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.auth.credential.Passwords;
import io.symbolon.auth.registration.RegistrationOutcome.Registered;
import io.symbolon.auth.registration.RegistrationOutcome.Taken;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Opens accounts; a taken address costs what a free one does, the hash included. Thread-safe. */
@ApplicationScoped
class Registration {
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Opening opening;
    private final InstantSource clock;

    Registration() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Registration(PasswordPolicy policy, Passwords passwords, Opening opening, InstantSource clock) {
        this.policy = policy;
        this.passwords = passwords;
        this.opening = opening;
        this.clock = clock;
    }

    /** What is not acceptable in the request; costs next to nothing. */
    List<Violation> violations(RegistrationRequest request) {
        List<Violation> violations = new ArrayList<>();
        if (EmailAddress.parse(request.email()).isEmpty()) {
            violations.add(
                    new Violation("email", request.email() == null ? "must be given" : "must be an e-mail address"));
        }
        Optional.ofNullable(request.displayName())
                .flatMap(DisplayName::refusal)
                .ifPresent(why -> violations.add(new Violation("display_name", why)));
        passwordRefusal(request, violations.isEmpty()).ifPresent(why -> violations.add(new Violation("password", why)));
        return violations;
    }

    /**
     * Opens the account of a request without violations. Hashes: call it in the lane.
     *
     * @param origin of the request, which is on another thread
     */
    RegistrationOutcome register(RegistrationRequest request, AuditOrigin origin) {
        EmailAddress email = EmailAddress.parse(request.email()).orElseThrow();
        String hash = passwords.hash(Secret.of(request.password()));
        // the database keeps microseconds: what is answered now must be what is answered later
        Account account =
                Account.create(email, Set.of(Account.USER), clock.instant().truncatedTo(ChronoUnit.MICROS));
        String displayName = Optional.ofNullable(request.displayName())
                .map(DisplayName::normalized)
                .orElse(null);
        return opening.open(account, email, hash, displayName, origin) ? new Registered(account) : new Taken();
    }

    /** @param isAcceptable what else is in the request: an address or name of any length is not searched for words */
    private Optional<String> passwordRefusal(RegistrationRequest request, boolean isAcceptable) {
        if (request.password() == null) {
            return Optional.of("must be given");
        }
        List<String> context = Stream.of(request.email(), request.displayName())
                .flatMap(Stream::ofNullable)
                .toList();
        return policy.refusal(Secret.of(request.password()), isAcceptable ? context : List.of());
    }
}
