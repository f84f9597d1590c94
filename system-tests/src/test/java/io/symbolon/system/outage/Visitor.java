package io.symbolon.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import java.time.Duration;

/** Somebody with one property who logs in through user-service, again and again. Immutable. */
record Visitor(Symbolon symbolon, Person person) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Somebody new, once the property has been seen in a token. */
    static Visitor welcome(Symbolon symbolon) {
        Person person = symbolon.register();
        Login login = symbolon.login(person);
        symbolon.keep(login, "Villa");
        Visitor visitor = new Visitor(symbolon, person);
        visitor.awaitProperties();
        return visitor;
    }

    /** Logs in, which must succeed. Whether the token tells the property. */
    boolean logIn() {
        Answer login = symbolon.authenticate(person).expect(200);
        boolean available = login.json().path("properties_available").booleanValue();
        assertThat(login.json().path("properties_available").isBoolean()).isTrue();
        assertThat(login.claims().path("properties")).hasSize(available ? 1 : 0);
        assertThat(login.claims().has("properties")).isEqualTo(available);
        assertThat(login.header("Authorization")).isEqualTo("Bearer " + login.text("access_token"));
        assertThat(login.text("refresh_token")).isNotBlank();
        return available;
    }

    /** Logs in until the token tells the property; at once, on a quiet machine. */
    void awaitProperties() {
        await("properties in the token of " + person.id()).atMost(PATIENCE).until(this::logIn);
    }
}
