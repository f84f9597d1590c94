package io.symbolon.user.authentication;

/** The body of auth's {@code POST /v1/auth/internal/credentials}. The string form is redacted. */
public record Credentials(String email, String password, Client client) {
    /**
     * Where the user is.
     *
     * @param agent what it calls itself; may be null
     */
    public record Client(String address, String agent) {}

    @Override
    public String toString() {
        return "[credentials]";
    }
}
