package io.symbolon.email;

import io.symbolon.common.inbound.RevocationHints;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears auth's hints that something was revoked. A hint that is lost is made good by the next. */
@MessageDriven(name = "Hints")
@TransactionManagement(TransactionManagementType.BEAN)
public class Hints implements MessageListener {
    @Inject
    private RevocationHints hints;

    @Override
    public void onMessage(Message hint) {
        hints.heard(type(hint));
    }

    private static String type(Message hint) {
        try {
            return hint.getJMSType();
        } catch (JMSException unreadable) {
            return null; // counts as news
        }
    }
}
