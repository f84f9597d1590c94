package io.symbolon.user.lifecycle;

/**
 * What a new user is sent. Nothing that was typed at registration is in it: anybody can register somebody else's address,
 * and would have us carry their words there.
 */
final class WelcomeMail {
    private static final String SUBJECT = "Welcome to Symbolon";

    private static final String TEXT = """
            Welcome to Symbolon!

            An account with this e-mail address has just been created.

            If it was not you, somebody mistyped their address: you need not do anything.
            """;

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Welcome to Symbolon</title></head>
            <body>
            <h1>Welcome to Symbolon!</h1>
            <p>An account with this e-mail address has just been created.</p>
            <p>If it was not you, somebody mistyped their address: you need not do anything.</p>
            </body>
            </html>
            """;

    private WelcomeMail() {}

    static EmailMessage to(String address) {
        return new EmailMessage(address, SUBJECT, TEXT, HTML);
    }
}
