package io.symbolon.auth.refresh;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends; anything may be missing. The string form is redacted.
 *
 * @param audience optional: the one service the access token is for
 */
@Schema(requiredProperties = "refresh_token")
public record RefreshRequest(String refreshToken, String audience) {
    @Override
    public String toString() {
        return "[refresh]";
    }
}
