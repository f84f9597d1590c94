package io.symbolon.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.CommonPasswords;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.common.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private final Registration registration =
            new Registration(new PasswordPolicy(new CommonPasswords()), null, null, null);

    @Test
    void violationsWhenThePasswordIsMadeOfTheAddressOrTheNameThenThePasswordR21() {
        assertThat(violations("wilhelmina.krause@acme-widgets.example", null))
                .extracting(Violation::field)
                .containsExactly("password");
        assertThat(violations("ada@example.org", "Wilhelmina Krause"))
                .extracting(Violation::field)
                .containsExactly("password");
        assertThat(violations("ada@example.org", "Ada")).isEmpty();
    }

    private List<Violation> violations(String email, String displayName) {
        return registration.violations(new RegistrationRequest(email, "wilhelmina.krause1", displayName));
    }
}
