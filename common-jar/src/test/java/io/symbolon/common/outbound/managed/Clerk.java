package io.symbolon.common.outbound.managed;

import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls for a timer, for a message and asynchronously, as an enterprise bean does. */
@Singleton
public class Clerk {
    @Inject
    @RestClient
    private Ledger ledger;

    @Resource
    private TimerService timers;

    @Resource(lookup = "jms/connections")
    private ConnectionFactory connections;

    @Resource(lookup = "jms/ledger")
    private Queue queue;

    public void setTimer() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
    }

    @Timeout
    void ring() {
        ledger.byTimer().close();
    }

    public void sendMessage() {
        try (JMSContext session = connections.createContext()) {
            session.createProducer().send(queue, "call");
        }
    }

    @Asynchronous
    public void callLater() {
        ledger.byAsynchronousBean().close();
    }
}
