package io.symbolon.user.erasure;

import io.symbolon.common.inbound.Authorization;
import io.symbolon.common.inbound.StepUp;
import io.symbolon.common.outbound.TokenUnavailableException;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Unavailable;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.user.profile.UserId;
import io.symbolon.user.remote.AuthProblem;
import io.symbolon.user.remote.AuthProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code DELETE /users/{id}} of CONTRACT section 5. Thread-safe. */
@Path("/users/{id}")
@Tag(name = "erasure")
@SecurityRequirement(name = "bearer")
@ApplicationScoped
public class ErasureResource {
    /** The caller's own, in place of an identifier. */
    private static final String ME = "me";

    /** CONTRACT section 8. */
    private static final String REVOKED = "revoked_token";

    private static final String EXPIRED = "expired_token";

    /** Where auth does not say. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DeletionClient auth;
    private final Authorization authorization;
    private final CurrentCaller current;

    public ErasureResource() {
        this(null, null, null); // CDI proxy
    }

    @Inject
    public ErasureResource(@RestClient DeletionClient auth, Authorization authorization, CurrentCaller current) {
        this.auth = auth;
        this.authorization = authorization;
        this.current = current;
    }

    @DELETE
    @RolesAllowed("user")
    @Operation(summary = "End one's own account; all that is personal is gone soon after")
    @APIResponse(responseCode = "204", description = "It is ended")
    @APIResponse(responseCode = "401", description = "insufficient_user_authentication: log in anew first (RFC 9470)")
    @APIResponse(responseCode = "403", description = "Another user's, whether it exists or not")
    @APIResponse(responseCode = "503", description = "unavailable: auth-service cannot be asked")
    public Response delete(@PathParam("id") String id) {
        Optional<UserId> asked =
                ME.equals(id) ? Optional.of(new UserId(current.user().id())) : UserId.parse(id);
        if (!authorization.permits(ErasurePolicies.ALL, ErasurePolicies.DELETE, ErasurePolicies.account(asked))) {
            return Problem.of(ProblemType.FORBIDDEN).response();
        }
        return delete(asked.orElseThrow());
    }

    private Response delete(UserId user) {
        try (Response ended = auth.delete(user.toString())) {
            // a proxy may say 200 or 302 on the way: nothing is ended unless auth says so
            return ended.getStatus() == Response.Status.NO_CONTENT.getStatusCode()
                    ? Response.noContent().build()
                    : unavailable(PAUSE).response();
        } catch (AuthProblemException refused) {
            return answer(refused.problem()).response();
        } catch (TokenUnavailableException without) {
            return answer(without).response();
        } catch (ProcessingException unreachable) {
            return unavailable(unreachable instanceof Unavailable passing ? passing.retryAfter() : PAUSE)
                    .response();
        }
    }

    /** The guard takes a token for ten seconds after its end, and knows of a revocation within one. */
    private static Problem answer(TokenUnavailableException without) {
        return switch (without.reason()) {
            case SUBJECT_EXPIRED -> unauthorized(EXPIRED);
            case SUBJECT_REFUSED -> unauthorized(REVOKED);
            default -> unavailable(without.retryAfter());
        };
    }

    private static Problem unauthorized(String reason) {
        return Problem.of(ProblemType.UNAUTHORIZED).with("reason", reason).challenge("error=\"invalid_token\"");
    }

    /** What concerns the user is passed on; what concerns this service is none of their faults. */
    private static Problem answer(AuthProblem refusal) {
        return switch (refusal.status()) {
            case 401 ->
                faultOfTheUsers(refusal)
                        .map(reason -> Problem.of(ProblemType.UNAUTHORIZED)
                                .with("reason", reason)
                                .header(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge()))
                        .orElseGet(() -> unavailable(refusal));
            case 404 -> Problem.of(ProblemType.NOT_FOUND);
            case 409 -> Problem.of(ProblemType.CONFLICT);
            default -> unavailable(refusal);
        };
    }

    /** The last password check is too long ago, or the session has just ended. */
    private static Optional<String> faultOfTheUsers(AuthProblem refusal) {
        if (refusal.challenge() == null) {
            return Optional.empty();
        }
        return refusal.challenge().contains(StepUp.ERROR)
                ? Optional.of(StepUp.ERROR)
                : Optional.ofNullable(refusal.reason()).filter(REVOKED::equals);
    }

    private static Problem unavailable(AuthProblem refusal) {
        return unavailable(refusal.retryAfter().orElse(PAUSE));
    }

    private static Problem unavailable(Duration wait) {
        return Problem.of(ProblemType.UNAVAILABLE).retryAfter(wait);
    }
}
