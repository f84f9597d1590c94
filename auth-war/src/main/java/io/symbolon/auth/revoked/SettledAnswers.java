package io.symbolon.auth.revoked;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Holds an answer back until this service's own guard knows of what was revoked for it: whoever is told that a token is
 * dead finds it dead at auth. Other services hear of it within a second. Thread-safe.
 */
@Provider
public class SettledAnswers implements ContainerResponseFilter {
    private final Hints hints;

    /** For the container. */
    public SettledAnswers() {
        this(null);
    }

    @Inject
    SettledAnswers(Hints hints) {
        this.hints = hints;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        hints.settle();
    }
}
