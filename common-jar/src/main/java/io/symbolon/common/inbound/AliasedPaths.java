package io.symbolon.common.inbound;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Lets resources answer at other paths than their own. A subclass says which, and is what the runtime finds:
 *
 * <pre>{@code
 * @Provider
 * @PreMatching
 * public class Aliases extends AliasedPaths { … }
 * }</pre>
 *
 * Thread-safe if {@link #meant} is.
 */
public abstract class AliasedPaths implements ContainerRequestFilter {
    /**
     * The path of the resource that is asked for; the same, most often.
     *
     * @param path below the application's, as it was sent, with a leading slash
     */
    protected abstract String meant(String path);

    @Override
    public final void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        String meant = meant(path);
        if (!meant.equals(path)) { // else no URI is made, which takes longer than all the rest
            request.setRequestUri(at(meant, request.getUriInfo()));
        }
    }

    private static URI at(String path, UriInfo asked) {
        String root = asked.getBaseUri().getRawPath().replaceAll("/$", "");
        String query = asked.getRequestUri().getRawQuery();
        return asked.getRequestUri().resolve(root + path + (query == null ? "" : "?" + query));
    }
}
