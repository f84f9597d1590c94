package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Production;
import io.symbolon.system.Server;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Another authority for the whole platform, as docs/RUNNING.md says: trusted by all first, then shown by all, then alone.
 * After each step somebody new signs in, of whom user-service is told by auth's broker, and is believed by what it fetches
 * from auth.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=AuthorityProof</pre>
 */
class AuthorityProof {
    private static final List<Service> SERVICES = List.of(Service.AUTH, Service.USER);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double LONG = 10; // seconds, of a feed that is asked for every second

    @Test
    void authorityWhenReplacedStepByStepThenServicesTakeEachOthersCertificatesAfterEach() throws Exception {
        try (Production production = Production.prepare("authority").start(SERVICES)) {
            awaitThatUserHearsAuth(production);

            production.trustNextAuthority();
            startAgain(production);
            awaitThatUserHearsAuth(production);

            production.showNextAuthority();
            for (Service service : SERVICES) {
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() ->
                                production.open(service).get("/nowhere").send().status() == 404);
            }
            restart(production, Service.AUTH); // else what is connected stays so
            awaitThatUserHearsAuth(production);

            production.forgetFirstAuthority();
            startAgain(production);
            awaitThatUserHearsAuth(production);
        }
    }

    /** What it is there for: a service that does not trust the next authority hears nothing from one that shows it. */
    @Test
    void authorityWhenShownBeforeItIsTrustedThenNothingIsHeard() throws Exception {
        try (Production production = Production.prepare("authority").start(SERVICES)) {
            awaitThatUserHearsAuth(production);
            production.showNextAuthority();
            restart(production, Service.AUTH);

            Server user = production.internal(Service.USER);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> feedAge(user) > LONG);
            assertThat(production.process(Service.USER).output()).contains("CWPKI0823E");
            assertThat(profile(production, production.newcomer())).isNotEqualTo(200);
        }
    }

    private static void startAgain(Production production) {
        SERVICES.forEach(service -> restart(production, service));
    }

    private static void restart(Production production, Service service) {
        production.process(service).stop();
        production.start(List.of(service));
    }

    private static void awaitThatUserHearsAuth(Production production) {
        Login newcomer = production.newcomer();
        await().atMost(PATIENCE).until(() -> profile(production, newcomer) == 200);
        await().atMost(PATIENCE).until(() -> feedAge(production.internal(Service.USER)) < LONG);
    }

    private static double feedAge(Server user) {
        return user.metric("guard_revocation_feed_age_seconds");
    }

    private static int profile(Production production, Login login) {
        return production
                .open(Service.USER)
                .get("/users/me/profile")
                .bearer(login.accessToken())
                .send()
                .status();
    }
}
