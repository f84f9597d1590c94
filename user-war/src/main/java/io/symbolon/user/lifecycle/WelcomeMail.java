package io.symbolon.user.lifecycle;

/**
 * What a new user is sent: email-service has the words. Nothing that was typed at registration goes along: anybody can
 * register somebody else's address, and would have us carry their words there.
 */
final class WelcomeMail {
    private static final String TEMPLATE = "welcome";

    private WelcomeMail() {}

    static EmailMessage to(String address) {
        return new EmailMessage(address, TEMPLATE);
    }
}
