package io.symbolon.system.race;

import io.symbolon.system.Symbolon;
import java.net.URI;

/** Ours: every grant in the trail, H2 in a file, the JVM's options of production. */
record Auth(Symbolon symbolon) implements Contestant {
    @Override
    public String name() {
        return "auth";
    }

    @Override
    public void launch() {
        symbolon.auth().process().launch();
    }

    @Override
    public ProcessHandle process() {
        return symbolon.auth().process().handle();
    }

    @Override
    public void stop() {
        symbolon.auth().process().stop();
    }

    @Override
    public URI tokenEndpoint() {
        return symbolon.auth().url().resolve("/oauth2/token");
    }

    @Override
    public String form() {
        return "grant_type=client_credentials&resource=urn%3Asymbolon%3Aservice%3Aemail-service&client_id=user-service"
                + "&client_secret=" + symbolon.secret("USER_SERVICE_TOKEN");
    }
}
