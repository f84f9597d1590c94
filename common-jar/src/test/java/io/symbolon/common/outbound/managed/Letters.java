package io.symbolon.common.outbound.managed;

import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls when it is told to by a message. */
@MessageDriven(name = "Letters")
public class Letters implements MessageListener {
    @Inject
    @RestClient
    private Ledger ledger;

    @Override
    public void onMessage(Message letter) {
        ledger.byMessage().close();
    }
}
