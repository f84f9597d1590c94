package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.symbolon.system.Answer;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 6749, 7009, 7523, 7662, 8414, 8693 and 8707 over HTTPS, by a client that nobody changed for us. */
@SystemTest
class NimbusClientIT {
    private static final String EMAIL = "urn:symbolon:service:email-service";
    private static final ClientCredentialsGrant CREDENTIALS = new ClientCredentialsGrant();

    private final Symbolon symbolon;

    NimbusClientIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void tokenThenItOpensTheServiceAndIsKnownUntilRevoked() throws Exception {
        NimbusClient nimbus = NimbusClient.of(symbolon);
        assertThat(nimbus.server().getIssuer().getValue())
                .isEqualTo(symbolon.auth().url().toString());
        ClientAuthentication user = new ClientSecretBasic(new ClientID("user-service"), secret("USER_SERVICE_TOKEN"));
        AccessToken token = granted(nimbus.token(user, CREDENTIALS, EMAIL));
        assertThat(token.getScope()).isEqualTo(new Scope("email:send"));
        assertThat(token.getLifetime()).isEqualTo(600);
        mails(token).expect(202);
        ClientAuthentication email = new ClientSecretPost(new ClientID("email-service"), secret("EMAIL_SERVICE_TOKEN"));
        TokenIntrospectionSuccessResponse known = nimbus.introspect(email, token);
        assertThat(known.isActive()).isTrue();
        assertThat(known.getSubject().getValue()).isEqualTo("user-service");
        assertThat(nimbus.revoke(user, token)).isEqualTo(200);
        assertThat(nimbus.introspect(email, token).isActive()).isFalse();
        await().untilAsserted(() -> mails(token).expectReason("revoked_token"));
    }

    @Test
    void tokenWhenTheSecretIsWrongThenTheErrorOfTheRfc() throws Exception {
        ClientAuthentication wrong = new ClientSecretBasic(new ClientID("user-service"), new Secret("wrong"));
        TokenResponse refused = NimbusClient.of(symbolon).token(wrong, CREDENTIALS, EMAIL);
        assertThat(refused.toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_CLIENT);
        assertThat(refused.toErrorResponse().getErrorObject().getHTTPStatusCode())
                .isEqualTo(401);
    }

    @Test
    void tokenWhenAKeyIsRegisteredThenByItAlone() throws Exception {
        NimbusClient nimbus = NimbusClient.of(symbolon);
        KeyedService keyed = KeyedService.register(symbolon);
        ClientID client = new ClientID(keyed.name());
        PrivateKeyJWT assertion = new PrivateKeyJWT(
                client,
                nimbus.server().getTokenEndpointURI(),
                JWSAlgorithm.ES256,
                keyed.key().toPrivateKey(),
                keyed.key().getKeyID(),
                null);
        assertThat(nimbus.token(assertion, CREDENTIALS, EMAIL).indicatesSuccess())
                .isTrue();
        assertThat(nimbus.token(assertion, CREDENTIALS, EMAIL).indicatesSuccess())
                .isFalse();
        ClientAuthentication former = new ClientSecretBasic(client, new Secret(keyed.formerSecret()));
        assertThat(nimbus.token(former, CREDENTIALS, EMAIL).indicatesSuccess()).isFalse();
    }

    @Test
    void exchangeThenTheServiceActsForTheUserAndNoServiceTakesItUnaskedR45() throws Exception {
        NimbusClient nimbus = NimbusClient.of(symbolon);
        ClientAuthentication user = new ClientSecretBasic(new ClientID("user-service"), secret("USER_SERVICE_TOKEN"));
        String subject = symbolon.login(symbolon.register()).accessToken();
        TokenExchangeGrant grant = new TokenExchangeGrant(new BearerAccessToken(subject), TokenTypeURI.ACCESS_TOKEN);
        TokenResponse response = nimbus.token(user, grant, "urn:symbolon:service:property-service");
        AccessToken token = granted(response);
        assertThat(token.getIssuedTokenType()).isEqualTo(TokenTypeURI.ACCESS_TOKEN);
        assertThat(response.toSuccessResponse().getTokens().getRefreshToken()).isNull();
        TokenIntrospectionSuccessResponse known = nimbus.introspect(user, token);
        assertThat(known.toJSONObject().get("act")).isEqualTo(Map.of("sub", "user-service"));
        Answer refused = opens(token);
        refused.expectProblem(401, "unauthorized");
        assertThat(refused.text("reason")).isEqualTo("wrong_type");
    }

    @Test
    void refreshThenEachTokenIsGoodOnceAndRevokingTheLastEndsTheSession() throws Exception {
        NimbusClient nimbus = NimbusClient.of(symbolon);
        ClientID firstParty = new ClientID("first-party");
        String first = symbolon.login(symbolon.register()).refreshToken();
        Tokens second = success(nimbus.token(firstParty, new RefreshTokenGrant(new RefreshToken(first))));
        assertThat(second.getRefreshToken().getValue()).isNotEqualTo(first);
        opens(second.getAccessToken()).expect(200);
        RefreshTokenGrant grant = new RefreshTokenGrant(second.getRefreshToken());
        Tokens third = success(nimbus.token(firstParty, grant));
        assertThat(nimbus.revoke(firstParty, third.getRefreshToken())).isEqualTo(200);
        TokenResponse refused = nimbus.token(firstParty, new RefreshTokenGrant(third.getRefreshToken()));
        assertThat(refused.toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_GRANT);
        await().until(() -> opens(third.getAccessToken()).status() == 401);
    }

    private Answer mails(AccessToken token) {
        return symbolon.email()
                .post("/send")
                .bearer(token.getValue())
                .json(Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "From any client"))
                .send();
    }

    private Answer opens(AccessToken token) {
        return symbolon.property()
                .get("/api/properties/")
                .bearer(token.getValue())
                .send();
    }

    private Secret secret(String name) {
        return new Secret(symbolon.secret(name));
    }

    private static AccessToken granted(TokenResponse response) {
        return success(response).getAccessToken();
    }

    private static Tokens success(TokenResponse response) {
        assertThat(response.indicatesSuccess())
                .as(() -> response.toErrorResponse().toJSONObject().toString())
                .isTrue();
        return response.toSuccessResponse().getTokens();
    }
}
