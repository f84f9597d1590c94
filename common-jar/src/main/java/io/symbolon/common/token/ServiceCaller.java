package io.symbolon.common.token;

import java.util.Set;

/** A service, with what it may do here. */
public record ServiceCaller(ServiceName name, Set<Scope> scopes, String tokenId) implements Caller {
    /** The one role of a service. */
    public static final String ROLE = "service";

    public ServiceCaller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String subject() {
        return name.value();
    }

    @Override
    public Set<String> roles() {
        return Set.of(ROLE);
    }

    @Override
    public String toString() {
        return "service " + name;
    }
}
