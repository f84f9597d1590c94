package io.symbolon.auth.credential;

import io.symbolon.auth.credential.CheckOutcome.Proven;
import io.symbolon.auth.credential.CheckOutcome.Slowed;
import io.symbolon.auth.credential.CheckOutcome.Wrong;
import io.symbolon.auth.guessing.Attempt;
import io.symbolon.auth.guessing.Guessing;
import io.symbolon.common.peer.Network;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks a password against an account, with the same work for an unknown address, a wrong password and a disabled account
 * (R24), and not at all after too many wrong ones (R25). Call it in the {@link HashingLane}, never inside a transaction. Thread-safe.
 */
@ApplicationScoped
public class Credentials {
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Guessing guessing;

    Credentials() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Credentials(AccountStore accounts, Passwords passwords, Guessing guessing) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guessing = guessing;
    }

    /**
     * Checks what somebody typed. Why it is wrong is not to be told apart.
     *
     * @param email as typed; one that is no address belongs to nobody
     * @param address of the network, from where it was typed
     */
    public CheckOutcome check(String email, Secret password, String address) {
        Optional<EmailAddress> parsed = EmailAddress.parse(email);
        Attempt attempt = new Attempt(key(email, parsed), Network.around(address));
        return check(attempt, parsed.flatMap(accounts::findCredential), password);
    }

    /** For the trail: the same for whatever names the same account, whether there is one or not; tells nobody which. */
    public String pseudonym(String email) {
        return guessing.pseudonym(key(email, EmailAddress.parse(email)));
    }

    private static String key(String email, Optional<EmailAddress> parsed) {
        return parsed.map(EmailAddress::key).orElse(email);
    }

    /** Checks the password of an account that is known by its id. */
    public CheckOutcome check(UserId id, Secret password, String address) {
        Optional<StoredCredential> stored = accounts.findCredential(id);
        return stored.flatMap(
                        credential -> EmailAddress.parse(credential.account().email()))
                .map(email -> check(new Attempt(email.key(), Network.around(address)), stored, password))
                .orElseGet(Wrong::new);
    }

    private CheckOutcome check(Attempt attempt, Optional<StoredCredential> stored, Secret password) {
        Optional<Duration> wait = guessing.begin(attempt);
        if (wait.isPresent()) {
            return new Slowed(wait.get());
        }
        Optional<Proof> proof = prove(stored, password);
        if (proof.isEmpty()) {
            guessing.failed(attempt);
            return new Wrong();
        }
        guessing.succeeded(attempt);
        return new Proven(proof.get());
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
        UserId id = credential.account().id();
        String hash = passwords.hash(password);
        return accounts.rehash(id, credential.hash(), hash)
                ? hash
                : present(id, password).orElse(hash);
    }

    /** What another login of the same moment, or a change of the password, has put in its place; if it is of this one. */
    private Optional<String> present(UserId id, Secret password) {
        return accounts.findCredential(id)
                .map(StoredCredential::hash)
                .filter(hash -> passwords.matches(password, Optional.of(hash)));
    }
}
