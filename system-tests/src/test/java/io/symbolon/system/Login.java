package io.symbolon.system;

/** What a login answered. */
public record Login(String userId, String sessionId, String accessToken, String refreshToken) {
    /** @throws AssertionError when it was refused */
    public static Login of(Answer answer) {
        answer.expect(200);
        return new Login(
                answer.text("user_id"),
                answer.text("session_id"),
                answer.text("access_token"),
                answer.text("refresh_token"));
    }
}
