package io.symbolon.system.outage;

import io.symbolon.system.Keytool;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** One that no service may take for another service's. */
enum WrongCertificate {
    /** The right authority's. */
    OF_ANOTHER_NAME,
    /** Its own. */
    OF_ANOTHER_AUTHORITY;

    /** With its key, in a store of the password with which the platform's authority keeps its own. */
    KeyStore issue(Symbolon symbolon, Path directory) throws IOException, GeneralSecurityException {
        Path authority = symbolon.platform().authority().resolveSibling("tls").resolve("ca.p12");
        Path workshop = Files.copy(authority, directory.resolve("workshop.p12"));
        List<String> work = new ArrayList<>(Keytool.key("-alias", "server", "-dname", "CN=service"));
        work.addAll(
                switch (this) {
                    case OF_ANOTHER_NAME -> List.of("-signer", "ca", "-ext", "san=dns:service.example.org");
                    case OF_ANOTHER_AUTHORITY -> List.of("-ext", "san=dns:localhost");
                });
        Keytool.run(workshop, password(symbolon), work);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(workshop)) {
            store.load(in, password(symbolon).toCharArray());
        }
        store.deleteEntry("ca"); // or that might be shown
        return store;
    }

    static String password(Symbolon symbolon) {
        return symbolon.secret("CA_STORE_PASSWORD");
    }
}
