package io.symbolon.auth.credential;

import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Checks a password against an account, with the same work for an unknown address, a wrong password and a disabled account
 * (R24). Call it in the {@link HashingLane}, never inside a transaction. Thread-safe.
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

    /**
     * The account they belong to, when it may log in. Why not is not to be told apart.
     *
     * @param email as typed; one that is no address belongs to nobody
     */
    public Optional<Account> check(String email, Secret password) {
        return prove(email, password).map(Proof::account);
    }

    /** As {@link #check}, for who has to know later whether the password still stands. */
    public Optional<Proof> prove(String email, Secret password) {
        return prove(EmailAddress.parse(email).flatMap(accounts::findCredential), password);
    }

    /** The account of that id, when it is its password and it may log in. */
    public Optional<Account> check(UserId id, Secret password) {
        return prove(accounts.findCredential(id), password).map(Proof::account);
    }

    private Optional<Proof> prove(Optional<StoredCredential> stored, Secret password) {
        boolean matches = passwords.matches(password, stored.map(StoredCredential::hash));
        return stored.filter(credential -> matches && !credential.account().disabled())
                .map(credential -> Proof.of(credential.account(), renewed(credential, password)));
    }

    /** A hash made under lower parameters is replaced while the password is at hand (R23). */
    private String renewed(StoredCredential credential, Secret password) {
        if (!passwords.isOutdated(credential.hash())) {
            return credential.hash();
        }
        String hash = passwords.hash(password);
        accounts.rehash(credential.account().id(), credential.hash(), hash);
        return hash;
    }
}
