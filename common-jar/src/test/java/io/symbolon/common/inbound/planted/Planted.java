package io.symbolon.common.inbound.planted;

import io.symbolon.common.inbound.GuardFeature;
import io.symbolon.common.inbound.InternalOnly;
import io.symbolon.common.inbound.RequiresScope;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;

/** One mistake each. */
public final class Planted {
    private Planted() {}

    /** Nobody decided, though the class denies. */
    @Path("/undecided")
    @DenyAll
    public static class Undecided {
        @GET
        public String get() {
            return "leak";
        }
    }

    /** Decided twice. */
    @Path("/torn")
    public static class Torn {
        @GET
        @PermitAll
        @RolesAllowed("user")
        public String get() {
            return "leak";
        }
    }

    /** Open and internal at once. */
    @Path("/contradiction")
    @InternalOnly
    public static class Contradiction {
        @GET
        @PermitAll
        public String get() {
            return "leak";
        }
    }

    /** A scope that binds nobody. */
    @Path("/scope")
    public static class VainScope {
        @GET
        @RolesAllowed("user")
        @RequiresScope("sample:read")
        public String get() {
            return "leak";
        }
    }

    /** The runtime would call what the locator returns. */
    @Path("/locator")
    public static class Locator {
        @Path("/below")
        @RolesAllowed("user")
        public Below below() {
            return new Below();
        }
    }

    /** What a locator returns. */
    public static class Below {
        @GET
        public String get() {
            return "leak";
        }
    }

    /** The runtime would take the parameter from the query string as well. */
    @Path("/form")
    public static class Form {
        @POST
        @PermitAll
        public String post(@FormParam("client_secret") String secret) {
            return secret;
        }
    }

    /** Keeps the first caller's claim for everybody. */
    @Path("/stale")
    @ApplicationScoped
    public static class Stale {
        @Inject
        @Claim("sub")
        String subject;

        @GET
        @PermitAll
        public String get() {
            return subject;
        }
    }

    /** Claims that no token has: of two names, of a type that is none. */
    @Path("/misread")
    public static class Misread {
        @Inject
        @Claim(value = "exp", standard = Claims.iat)
        ClaimValue<Long> time;

        @Inject
        @Claim("aud")
        ClaimValue<Integer> audience;

        @GET
        @PermitAll
        public String get() {
            return time.getValue() + "" + audience.getValue();
        }
    }

    /** The decision stands on the interface, not on the method. */
    public interface Contract {
        @GET
        @RolesAllowed("user")
        String get();
    }

    @Path("/inherited")
    public static class Inherited implements Contract {
        @Override
        public String get() {
            return "leak";
        }
    }

    @ApplicationPath("/")
    @LoginConfig(authMethod = "MP-JWT")
    public static class OwnClasses extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Undecided.class);
        }
    }

    @ApplicationPath("/")
    @LoginConfig(authMethod = "MP-JWT")
    public static class Plain extends Application {}

    @ApplicationPath("/")
    public static class Indifferent extends Application {}

    @Path("/open")
    public static class Open {
        @GET
        @PermitAll
        public String get() {
            return "open";
        }

        @GET
        @Path("/guarded")
        @RolesAllowed("user")
        public String guarded() {
            return "leak";
        }
    }

    @Provider
    public static class Guard extends GuardFeature {}

    /** A guard that cannot be made. */
    @Provider
    public static class BrokenGuard extends GuardFeature {
        public BrokenGuard() {
            throw new IllegalStateException("planted");
        }
    }

    /** A guard that the runtime passes over: it looks for a public constructor without parameters. */
    @Provider
    public static class UnreachableGuard extends GuardFeature {
        @Inject
        @SuppressWarnings("UnusedVariable") // that there is a parameter is the mistake
        public UnreachableGuard(Open open) {}
    }
}
