package io.symbolon.auth.administration;

import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.auth.credential.Passwords;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Sees to it that somebody can administer: creates the configured account while no administrator ever existed, and never
 * again. There is no default one (R28). Thread-safe.
 */
@ApplicationScoped
public class FirstAdministrator {
    private final AdministratorSettings settings;
    private final AdministratorAccounts accounts;
    private final PasswordPolicy policy;
    private final Passwords passwords;

    FirstAdministrator() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public FirstAdministrator(
            AdministratorSettings settings,
            AdministratorAccounts accounts,
            PasswordPolicy policy,
            Passwords passwords) {
        this.settings = settings;
        this.accounts = accounts;
        this.policy = policy;
        this.passwords = passwords;
    }

    /** Whether the settings will be read now: none ever existed, and one is configured. */
    public boolean isDue() {
        return settings.isPresent() && !accounts.everExisted();
    }

    /**
     * Creates the account, or waits for the server that is creating it.
     *
     * @throws IllegalArgumentException naming the setting that is missing or unfit, or whose address is taken
     */
    public void create() {
        EmailAddress email = settings.email()
                .flatMap(EmailAddress::parse)
                .orElseThrow(() -> new IllegalArgumentException("admin.email [ADMIN_EMAIL] is no e-mail address"));
        Secret password = settings.password()
                .orElseThrow(() -> new IllegalArgumentException("admin.password [ADMIN_PASSWORD] is missing"));
        policy.refusal(password, List.of(email.address())).ifPresent(why -> {
            throw new IllegalArgumentException("admin.password [ADMIN_PASSWORD] " + why);
        });
        accounts.addFirst(email, passwords.hash(password));
    }
}
