package io.symbolon.auth.account;

import io.symbolon.common.event.Inbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Hears what user-war tells. The message is acknowledged when this returns; it throws only while the database is
 * unavailable, and is then called again.
 */
@MessageDriven(name = "UserEvents")
@TransactionManagement(TransactionManagementType.BEAN)
public class UserEvents implements MessageListener {
    /** The queue from user to auth. */
    public static final String QUEUE = "auth.from-user";

    @Inject
    private Inbox inbox;

    @Override
    public void onMessage(Message message) {
        inbox.receive(QUEUE, message);
    }
}
