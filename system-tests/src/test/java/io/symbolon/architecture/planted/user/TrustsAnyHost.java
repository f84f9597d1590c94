package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import javax.net.ssl.HostnameVerifier;

@Breaks("nobody trusts everybody")
class TrustsAnyHost {
    HostnameVerifier verifier() {
        return (host, session) -> true;
    }
}
