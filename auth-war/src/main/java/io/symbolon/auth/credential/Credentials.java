package io.symbolon.auth.credential;

import io.symbolon.auth.credential.CredentialCheck.Accepted;
import io.symbolon.auth.credential.CredentialCheck.Busy;
import io.symbolon.auth.credential.CredentialCheck.Refused;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Checks a password against an account, with the same work for an unknown address, a wrong password and a disabled account
 * (R24). Never call it inside a transaction. Thread-safe.
 */
@ApplicationScoped
public class Credentials {
    private final AccountStore accounts;
    private final Passwords passwords;

    Credentials() { // CDI proxy
        this(null, null);
    }

    @Inject
    public Credentials(AccountStore accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** @param email as typed; one that is no address belongs to nobody */
    public CredentialCheck check(String email, Secret password) {
        Optional<StoredCredential> stored = EmailAddress.parse(email).flatMap(accounts::findCredential);
        PasswordMatch match = passwords.check(password, stored.map(StoredCredential::hash));
        return switch (match) {
            case BUSY -> new Busy();
            case DIFFERS -> new Refused();
            case MATCHES ->
                stored.filter(credential -> !credential.account().disabled())
                        .map(credential -> accept(credential, password))
                        .orElseGet(Refused::new);
        };
    }

    /** A hash made under lower parameters is replaced while the password is at hand (R23); under load, next time. */
    private CredentialCheck accept(StoredCredential credential, Secret password) {
        if (passwords.isOutdated(credential.hash())) {
            passwords
                    .hash(password)
                    .ifPresent(hash -> accounts.rehash(credential.account().id(), credential.hash(), hash));
        }
        return new Accepted(credential.account());
    }
}
