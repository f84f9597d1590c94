package io.symbolon.system.oauth;

import io.symbolon.system.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * While open, this JVM trusts one authority by default, as a machine does that has it in its store; for clients that ask only
 * that.
 */
final class MachineTrust implements AutoCloseable {
    private final SSLContext context = SSLContext.getDefault();
    private final SSLSocketFactory sockets = HttpsURLConnection.getDefaultSSLSocketFactory();

    MachineTrust(Path authority) throws IOException, GeneralSecurityException {
        SSLContext trusting = Http.trusting(authority);
        SSLContext.setDefault(trusting);
        HttpsURLConnection.setDefaultSSLSocketFactory(trusting.getSocketFactory());
    }

    @Override
    public void close() {
        SSLContext.setDefault(context);
        HttpsURLConnection.setDefaultSSLSocketFactory(sockets);
    }
}
