package io.symbolon.common.outbound.managed;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Has a call made on a thread of that kind. */
@Path("/calls/{kind}")
@SuppressWarnings("FutureReturnValueIgnored") // the called service tells what came of it
public class CallResource {
    private final Ledger ledger;
    private final Clerk clerk;
    private final Errands errands;

    @Inject
    public CallResource(@RestClient Ledger ledger, Clerk clerk, Errands errands) {
        this.ledger = ledger;
        this.clerk = clerk;
        this.errands = errands;
    }

    @POST
    @PermitAll
    public void call(@PathParam("kind") String kind) {
        switch (kind) {
            case "request" -> ledger.duringARequest().close();
            case "timer" -> clerk.setTimer();
            case "schedule" -> errands.schedule();
            case "message" -> clerk.sendMessage();
            case "bean" -> clerk.callLater();
            case "method" -> errands.callLater();
            case "future" -> errands.promise();
            default -> throw new IllegalArgumentException(kind);
        }
    }
}
