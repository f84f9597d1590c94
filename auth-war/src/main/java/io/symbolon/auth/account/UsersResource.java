package io.symbolon.auth.account;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** All accounts, for administrators. Thread-safe. */
@Path("/v1/auth/users")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class UsersResource {
    private static final String PATH = "/v1/auth/users";

    private final AccountStore accounts;
    private final AuditLog audit;

    /** For the container. */
    public UsersResource() {
        this(null, null);
    }

    @Inject
    public UsersResource(AccountStore accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The oldest first; by e-mail address at most one. Deleted accounts are not shown. */
    @GET
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Accounts, the oldest first, or the one of an e-mail address")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = AccountPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response list(
            @QueryParam("email") String email, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        PageRequest asked =
                PageRequest.of(limit, cursor, key -> UserId.parse(key).isPresent());
        return asked.refusal().orElseGet(() -> page(email, asked));
    }

    private Response page(String email, PageRequest asked) {
        List<AccountView> rows = (email == null || email.isBlank() ? all(asked) : one(email));
        audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                .detail("accounts", Math.min(rows.size(), asked.limit()))
                .build());
        return Page.answer(asked, rows, PATH, view -> view.id().toString());
    }

    private List<AccountView> all(PageRequest asked) {
        Optional<UserId> after = asked.after().flatMap(UserId::parse);
        return accounts.list(after, asked.rows()).stream().map(AccountView::of).toList();
    }

    /** What is no address belongs to nobody. */
    private List<AccountView> one(String email) {
        return EmailAddress.parse(email).flatMap(accounts::find).map(AccountView::of).stream()
                .toList();
    }

    abstract static class AccountPage extends PageOf<AccountView> {}
}
