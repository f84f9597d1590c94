package io.symbolon.auth.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.CommonPasswords;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.FullLane;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordResetResourceTest {
    private static final String TOKEN = "of a link that was sent";

    private final TestClock clock = TestClock.standing();
    private final TestDatabase database = TestDatabase.start(Database.H2);
    private final LinkStore links = new LinkStore(database.entities(), clock);
    private final AccountStore accounts = new AccountStore(database.entities());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void confirmWhenThePasswordIsMadeOfTheOwnersAddressThenInvalidRequestR21() {
        send("wilhelmina.krause@acme-widgets.example");
        Response answer = confirm("wilhelmina.krause1");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(Problem.slug(answer.getEntity())).contains("invalid-request");
    }

    @Test
    void confirmWhenTheLaneIsFullThenTooManyRequestsAndTheLinkStaysGoodR26() {
        send("ada@example.org");
        Response answer = confirm("wilhelmina.krause1");
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(database.transactions().call(() -> links.find(LinkToken.of(TOKEN), Occasion.PASSWORD_RESET)))
                .isPresent();
    }

    private Response confirm(String password) {
        AuditLog audit = AuditLog.of("auth-service", clock, record -> {});
        PasswordPolicy policy = new PasswordPolicy(new CommonPasswords());
        PasswordReset reset = new PasswordReset(links, accounts, policy, null, null, null, audit);
        PasswordResetResource resource = new PasswordResetResource(null, reset, FullLane.lane(), audit);
        return database.transactions()
                .call(() -> resource.confirm(new NewPassword(TOKEN, password)))
                .toCompletableFuture()
                .getNow(null);
    }

    private void send(String address) {
        EmailAddress email = EmailAddress.parse(address).orElseThrow();
        Account account = Account.create(email, Set.of(Account.USER), clock.instant());
        database.transactions().run(() -> {
            accounts.add(account, email, "hash");
            links.issue(UUID.randomUUID(), account.id(), Occasion.PASSWORD_RESET, LinkToken.of(TOKEN));
        });
    }
}
