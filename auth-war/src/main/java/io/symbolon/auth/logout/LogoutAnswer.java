package io.symbolon.auth.logout;

/** The session is over, by this request or an earlier one. */
public record LogoutAnswer(String status) {
    static final LogoutAnswer LOGGED_OUT = new LogoutAnswer("logged_out");
}
