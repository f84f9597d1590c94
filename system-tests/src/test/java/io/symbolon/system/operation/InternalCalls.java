package io.symbolon.system.operation;

import io.symbolon.config.Service;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import java.util.Map;
import java.util.UUID;

/** What services ask each other, with tokens that are valid for ten minutes from now on. Immutable. */
final class InternalCalls {
    private final Symbolon symbolon;
    private final Person person;
    private final Map<Service, String> tokens;

    /** @param person who has a profile already */
    InternalCalls(Symbolon symbolon, Person person) {
        this.symbolon = symbolon;
        this.person = person;
        this.tokens = Map.of(
                Service.USER, symbolon.serviceToken(Service.AUTH, Service.USER),
                Service.PROPERTY, symbolon.serviceToken(Service.USER, Service.PROPERTY),
                Service.EMAIL, symbolon.serviceToken(Service.USER, Service.EMAIL));
    }

    /** One call of that service, at one of its servers or what stands in front; it must succeed. */
    Runnable to(Service called, Server server) {
        return switch (called) {
            case USER ->
                () -> server.get("/users/" + person.id() + "/profile")
                        .bearer(tokens.get(called))
                        .send()
                        .expect(200);
            case PROPERTY ->
                () -> server.get("/api/internal/properties/users/" + person.id())
                        .bearer(tokens.get(called))
                        .header("X-Internal-Token", symbolon.secret("INTERNAL_SERVICE_TOKEN"))
                        .send()
                        .expect(200);
            case EMAIL ->
                () -> server.post("/send")
                        .bearer(tokens.get(called))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .json(Map.of("to", person.email(), "subject", "Restart", "text", "Nobody noticed."))
                        .send()
                        .expect(202);
            case AUTH -> throw new IllegalArgumentException("auth is asked for tokens");
        };
    }
}
