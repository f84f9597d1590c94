package io.symbolon.common.inbound.sample;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

@Provider
public class Guard extends GuardFeature {
    @Override
    protected boolean speaksOAuth(String path) {
        return path.startsWith("oauth2/");
    }
}
