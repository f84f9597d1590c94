package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Login;
import io.symbolon.system.Operation;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Every hostile body for one operation, from the caller whose body is looked at. Not thread-safe. */
final class Torture {
    private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT");

    private final Symbolon symbolon;
    private final Service service;
    private final Operation operation;
    private String bearer = "";
    private String path;

    Torture(Symbolon symbolon, Service service, Operation operation) {
        this.symbolon = symbolon;
        this.service = service;
        this.operation = operation;
        this.path = operation.somePath();
    }

    /** How many requests that were. */
    int run() {
        return run(JsonTorture.bodies(operation.members()));
    }

    /** The same with other bodies. */
    int run(List<JsonTorture.Body> bodies) {
        boolean looked = findCaller();
        for (JsonTorture.Body body : bodies) {
            Answer answer = send(body.octets());
            if (looked && !body.json()) {
                Contract.assertRefused(answer);
            } else {
                Contract.assertAnswered(answer);
            }
        }
        return bodies.size();
    }

    /** The first whose broken body is told to be broken; none where the body does not matter. */
    private boolean findCaller() {
        for (Supplier<String> caller : callers()) {
            bearer = caller.get();
            Answer answer = send("{\"".getBytes(StandardCharsets.UTF_8));
            Contract.assertAnswered(answer);
            if (answer.status() == 400) {
                return true;
            }
        }
        return false;
    }

    private List<Supplier<String>> callers() {
        Service caller = service == Service.USER ? Service.AUTH : Service.USER;
        return List.of(
                () -> "", () -> symbolon.serviceToken(caller, service), this::owner, () -> symbolon.administrator()
                        .accessToken());
    }

    /** Somebody with a profile and a property, and the path of what is theirs. */
    private String owner() {
        Login login = symbolon.login(symbolon.register());
        if (operation.template().equals("/users/{id}/profile")) {
            path = "/users/me/profile";
            await().until(() ->
                    symbolon.user().get(path).bearer(login.accessToken()).send().status() == 200);
        } else if (operation.template().equals("/api/property/{id}")) {
            path = symbolon.property()
                    .post("/api/properties/")
                    .bearer(login.accessToken())
                    .json(Map.of(
                            "name", "Villa",
                            "type", "house",
                            "address", Map.of("street", "1", "city", "Quito", "postal_code", "1", "country", "EC")))
                    .send()
                    .expect(201)
                    .header("Location");
        }
        return login.accessToken();
    }

    private Answer send(byte[] body) {
        Server server = symbolon.of(service);
        String type = operation.takesABody() ? operation.mediaTypes().get(0) : "application/json";
        Call call = server.call(operation.method(), path).body(type, body);
        return bearer.isEmpty() ? call.send() : call.bearer(bearer).send();
    }

    /** The operations of all services; a new one is among them by itself. */
    static List<Torture> all(Symbolon symbolon, Service service) {
        List<Operation> operations = symbolon.of(service).operations().stream()
                .filter(operation -> METHODS.contains(operation.method()))
                .toList();
        assertThat(operations).isNotEmpty();
        return operations.stream()
                .map(operation -> new Torture(symbolon, service, operation))
                .toList();
    }

    @Override
    public String toString() {
        return service.shortName() + " " + operation;
    }
}
