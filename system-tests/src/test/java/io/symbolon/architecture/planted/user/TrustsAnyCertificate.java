package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

@Breaks("nobody trusts everybody")
class TrustsAnyCertificate implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
