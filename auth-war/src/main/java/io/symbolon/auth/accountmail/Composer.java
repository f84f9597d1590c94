package io.symbolon.auth.accountmail;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Makes of what is due a mail to somebody, or finds that nobody is to get one. Thread-safe. */
@Dependent
final class Composer {
    private static final Logger LOG = Logger.getLogger(Composer.class.getName());

    private final AccountStore accounts;
    private final LinkStore links;
    private final LinkKey key;
    private final LinkBase base;
    private final ProfileClient profiles;

    @Inject
    Composer(AccountStore accounts, LinkStore links, LinkKey key, LinkBase base, @RestClient ProfileClient profiles) {
        this.accounts = accounts;
        this.links = links;
        this.key = key;
        this.base = base;
        this.profiles = profiles;
    }

    /** The mail; empty without an account, for a disabled one, and when there is no need or were enough already. */
    Optional<EmailMessage> compose(UUID letter, AccountMail mail) {
        return account(mail)
                .filter(account -> !account.disabled())
                .filter(account -> mail.occasion() != Occasion.EMAIL_VERIFICATION || !account.emailVerified())
                .flatMap(account -> compose(letter, mail, account));
    }

    private Optional<Account> account(AccountMail mail) {
        return mail.userId() == null
                ? EmailAddress.parse(mail.email()).flatMap(accounts::find)
                : accounts.find(new UserId(mail.userId()));
    }

    private Optional<EmailMessage> compose(UUID letter, AccountMail mail, Account account) {
        Occasion occasion = mail.occasion();
        Map<String, String> variables;
        if (occasion.hasLink()) {
            LinkToken token = key.token(letter);
            if (!links.issue(letter, account.id(), occasion, token)) {
                LOG.log(Level.INFO, "{0}: enough links for this hour", account.id());
                return Optional.empty();
            }
            variables = Map.of("link", base.link(occasion, token));
        } else {
            variables = notice(mail);
        }
        return Optional.of(new EmailMessage(account.email(), occasion.template(), variables, locale(account)));
    }

    private static Map<String, String> notice(AccountMail mail) {
        String time = mail.time().toString();
        return mail.network() == null ? Map.of("time", time) : Map.of("time", time, "address", mail.network());
    }

    /** The language of the profile; null when there is none or it cannot be asked for now: the mail matters more. */
    private String locale(Account account) {
        try {
            return profiles.profile(account.id().value()).locale();
        } catch (WebApplicationException | ProcessingException unknown) {
            LOG.log(Level.FINE, "the language of a profile is not known now", unknown);
            return null;
        }
    }
}
