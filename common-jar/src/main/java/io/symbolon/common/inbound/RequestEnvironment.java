package io.symbolon.common.inbound;

import io.symbolon.common.peer.PeerAddress;
import io.symbolon.common.policy.Environment;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.UserCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;

/** The present request's. Each question to the request passes its proxy, which costs more than to decide ten policies. */
record RequestEnvironment(Instant time, Caller caller, HttpServletRequest request, PeerAddress peer)
        implements Environment {
    @Override
    public String address() {
        return peer.of(request);
    }

    @Override
    public Duration authenticationAge() {
        return caller instanceof UserCaller user ? Duration.between(user.authTime(), time) : null;
    }

    @Override
    public Transport transport() {
        return request.isSecure() ? Transport.TLS : Transport.PLAIN;
    }
}
