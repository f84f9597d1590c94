package io.symbolon.system.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.Token;
import io.symbolon.system.Http;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocketFactory;

/** The Nimbus OAuth 2.0 SDK as its users use it: what it knows of this server it has from the metadata. */
final class NimbusClient {
    private final SSLSocketFactory tls;
    private final AuthorizationServerMetadata server;

    private NimbusClient(SSLSocketFactory tls, AuthorizationServerMetadata server) {
        this.tls = tls;
        this.server = server;
    }

    static NimbusClient of(Symbolon symbolon) throws IOException, GeneralSecurityException, ParseException {
        SSLSocketFactory tls = Http.trusting(symbolon.platform().authority()).getSocketFactory();
        HTTPRequest request = new HTTPRequest(
                HTTPRequest.Method.GET, symbolon.auth().url().resolve("/.well-known/oauth-authorization-server"));
        String metadata = send(request, tls).getBody();
        return new NimbusClient(tls, AuthorizationServerMetadata.parse(metadata));
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

    private int revoke(TokenRevocationRequest request) throws IOException {
        return send(request.toHTTPRequest(), tls).getStatusCode();
    }

    private static HTTPResponse send(HTTPRequest request, SSLSocketFactory tls) throws IOException {
        request.setSSLSocketFactory(tls);
        return request.send();
    }
}
