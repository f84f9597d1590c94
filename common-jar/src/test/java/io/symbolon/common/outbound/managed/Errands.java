package io.symbolon.common.outbound.managed;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls on other threads, as a bean of CDI does. */
@ApplicationScoped
@SuppressWarnings("FutureReturnValueIgnored") // the called service tells what came of it
public class Errands {
    @Inject
    @RestClient
    private Ledger ledger;

    @Resource
    private ManagedScheduledExecutorService threads;

    @Asynchronous
    public CompletableFuture<Void> callLater() {
        ledger.byAsynchronousMethod().close();
        return Asynchronous.Result.complete(null);
    }

    void schedule() {
        threads.schedule(() -> ledger.bySchedule().close(), 1, TimeUnit.MILLISECONDS);
    }

    void promise() {
        threads.supplyAsync(ledger::byFuture).thenAccept(Response::close);
    }
}
