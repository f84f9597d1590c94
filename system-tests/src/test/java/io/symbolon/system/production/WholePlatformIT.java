package io.symbolon.system.production;

import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Production;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** user and email in production as well: with what an operator hands them, beside auth and property, they do their work. */
@SystemTest
class WholePlatformIT {
    private static final List<Service> OTHERS = List.of(Service.USER, Service.EMAIL);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Production production;

    WholePlatformIT(Production production) {
        this.production = production;
    }

    @AfterEach
    void stop() {
        OTHERS.parallelStream().forEach(service -> production.process(service).stop());
    }

    @Test
    void userAndEmailWhenSetUpForProductionThenServeOutsideAndShowTheirHealthInsideAlone() {
        production.start(OTHERS);
        for (Service service : OTHERS) {
            production.internal(service).get("/health/ready").send().expect(200);
            production.open(service).get("/health/ready").send().expectProblem(404, "not-found");
        }
        production
                .open(Service.EMAIL)
                .post("/send")
                .bearer(production.serviceToken(Service.USER, Service.EMAIL))
                .json(Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "From production"))
                .send()
                .expect(202);
        Login newcomer = production.newcomer();
        await().atMost(PATIENCE).untilAsserted(() -> production
                .open(Service.USER)
                .get("/users/me/profile")
                .bearer(newcomer.accessToken())
                .send()
                .expect(200));
    }
}
