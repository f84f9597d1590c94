package io.symbolon.common.outbound.managed;

import io.symbolon.common.outbound.InternalClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What a caller writes, once for each kind of thread. */
@ApplicationScoped
@RegisterRestClient(configKey = "ledger")
public interface Ledger extends Closeable {
    @POST
    @InternalClient("request")
    Response duringARequest();

    @POST
    @InternalClient("timer")
    Response byTimer();

    @POST
    @InternalClient("schedule")
    Response bySchedule();

    @POST
    @InternalClient("message")
    Response byMessage();

    @POST
    @InternalClient("bean")
    Response byAsynchronousBean();

    @POST
    @InternalClient("method")
    Response byAsynchronousMethod();

    @POST
    @InternalClient("future")
    Response byFuture();
}
