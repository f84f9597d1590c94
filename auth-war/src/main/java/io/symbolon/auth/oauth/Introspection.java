package io.symbolon.auth.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import io.symbolon.auth.issued.IssuedToken;
import java.util.Date;
import java.util.Map;

/** Introspection responses (RFC 7662 §2.2), as the Nimbus SDK writes them. */
final class Introspection {
    private Introspection() {}

    static Map<String, Object> inactive() {
        return new TokenIntrospectionSuccessResponse.Builder(false).build().toJSONObject();
    }

    static Map<String, Object> of(IssuedToken token) {
        TokenIntrospectionSuccessResponse.Builder response = new TokenIntrospectionSuccessResponse.Builder(true)
                .scope(Scope.parse(token.scope()))
                .clientID(new ClientID(token.clientId()))
                .tokenType(AccessTokenType.BEARER)
                .expirationTime(Date.from(token.expires()))
                .issueTime(Date.from(token.issued()))
                .subject(new Subject(token.caller().subject()))
                .audience(Audience.create(token.audience().stream().sorted().toList()))
                .issuer(new Issuer(token.issuer()))
                .jwtID(new JWTID(token.tokenId()))
                .parameter("groups", token.groups());
        token.user().ifPresent(user -> response.username(user.email())
                .authenticationTime(Date.from(user.authTime()))
                .parameter("sid", user.sessionId()));
        token.actor().ifPresent(actor -> response.parameter("act", actor.claim()));
        return response.build().toJSONObject();
    }
}
