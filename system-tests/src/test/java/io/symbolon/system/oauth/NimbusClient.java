package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Token;
import io.symbolon.system.Http;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/** The Nimbus OAuth 2.0 SDK as its users use it: what it knows of this server it has from the metadata. */
final class NimbusClient {
    /** Milliseconds. */
    private static final int PATIENCE = 5000;
    /** Octets of a key set. */
    private static final int LONGEST = 65_536;

    private final SSLSocketFactory tls;
    private final AuthorizationServerMetadata server;

    private NimbusClient(SSLSocketFactory tls, AuthorizationServerMetadata server) {
        this.tls = tls;
        this.server = server;
    }

    /** Told the issuer, and to trust its authority. */
    static NimbusClient of(Symbolon symbolon) throws IOException, GeneralSecurityException, GeneralException {
        SSLSocketFactory tls = Http.trusting(symbolon.platform().authority()).getSocketFactory();
        Issuer issuer = new Issuer(symbolon.auth().url().toString());
        return new NimbusClient(
                tls, AuthorizationServerMetadata.resolve(issuer, request -> request.setSSLSocketFactory(tls)));
    }

    AuthorizationServerMetadata server() {
        return server;
    }

    /** By the public client: it has no credential, only its name. */
    TokenResponse token(ClientID client, AuthorizationGrant grant) throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(server.getTokenEndpointURI(), client, grant).build();
        return TokenResponse.parse(send(request.toHTTPRequest(), tls));
    }

    TokenResponse token(ClientAuthentication client, AuthorizationGrant grant, String resource)
            throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(server.getTokenEndpointURI(), client, grant)
                .resource(URI.create(resource))
                .build();
        return TokenResponse.parse(send(request.toHTTPRequest(), tls));
    }

    TokenIntrospectionSuccessResponse introspect(ClientAuthentication client, AccessToken token)
            throws IOException, ParseException {
        TokenIntrospectionRequest request =
                new TokenIntrospectionRequest(server.getIntrospectionEndpointURI(), client, token);
        return TokenIntrospectionResponse.parse(send(request.toHTTPRequest(), tls))
                .toSuccessResponse();
    }

    int revoke(ClientAuthentication client, AccessToken token) throws IOException {
        return revoke(new TokenRevocationRequest(server.getRevocationEndpointURI(), client, token));
    }

    int revoke(ClientID client, Token token) throws IOException {
        return revoke(new TokenRevocationRequest(server.getRevocationEndpointURI(), client, token));
    }

    /** By a client of that name and secret. */
    void revoke(String client, String secret, String token) throws IOException {
        ClientAuthentication authentication = new ClientSecretBasic(new ClientID(client), new Secret(secret));
        assertThat(revoke(authentication, new BearerAccessToken(token))).isEqualTo(200);
    }

    /** What a resource server of that name verifies access tokens with (RFC 9068 §4). */
    JWTProcessor<SecurityContext> verifier(String audience) throws MalformedURLException {
        ResourceRetriever keys = new DefaultResourceRetriever(PATIENCE, PATIENCE, LONGEST, true, tls);
        DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
        verifier.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256,
                JWKSourceBuilder.create(server.getJWKSetURI().toURL(), keys).build()));
        verifier.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience,
                new JWTClaimsSet.Builder().issuer(server.getIssuer().getValue()).build(),
                Set.of("sub", "client_id", "iat", "exp", "jti")));
        return verifier;
    }

    private int revoke(TokenRevocationRequest request) throws IOException {
        return send(request.toHTTPRequest(), tls).getStatusCode();
    }

    private static HTTPResponse send(HTTPRequest request, SSLSocketFactory tls) throws IOException {
        request.setSSLSocketFactory(tls);
        return request.send();
    }
}
