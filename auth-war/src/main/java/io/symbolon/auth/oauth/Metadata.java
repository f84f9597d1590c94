package io.symbolon.auth.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import io.symbolon.auth.token.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What this authorization server can do (RFC 8414 §2), and nothing that it cannot. Thread-safe. */
@ApplicationScoped
class Metadata {
    private static final List<JWSAlgorithm> ASSERTIONS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final List<ClientAuthenticationMethod> CONFIDENTIAL = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.PRIVATE_KEY_JWT);
    private static final List<ClientAuthenticationMethod> ALSO_PUBLIC = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.PRIVATE_KEY_JWT,
            ClientAuthenticationMethod.NONE);

    private final Map<String, Object> document;

    Metadata() { // CDI proxy
        this.document = Map.of();
    }

    @Inject
    public Metadata(TokenSettings settings) {
        AuthorizationServerMetadata metadata =
                new AuthorizationServerMetadata(new Issuer(settings.issuer().toString()));
        metadata.setJWKSetURI(settings.endpoint("/.well-known/jwks.json"));
        metadata.setTokenEndpointURI(settings.tokenEndpoint());
        metadata.setIntrospectionEndpointURI(settings.endpoint("/oauth2/introspect"));
        metadata.setRevocationEndpointURI(settings.endpoint("/oauth2/revoke"));
        metadata.setGrantTypes(
                List.of(GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN, GrantType.TOKEN_EXCHANGE));
        metadata.setTokenEndpointAuthMethods(ALSO_PUBLIC);
        metadata.setTokenEndpointJWSAlgs(ASSERTIONS);
        metadata.setIntrospectionEndpointAuthMethods(CONFIDENTIAL);
        metadata.setIntrospectionEndpointJWSAlgs(ASSERTIONS);
        metadata.setRevocationEndpointAuthMethods(ALSO_PUBLIC);
        metadata.setRevocationEndpointJWSAlgs(ASSERTIONS);
        Map<String, Object> members = metadata.toJSONObject();
        members.put(
                "response_types_supported", List.of()); // REQUIRED (RFC 8414 §2); there is no authorization endpoint
        // where clients of OpenID Connect look, they require it (Discovery 1.0 §3): every client sees the same "sub"
        members.put("subject_types_supported", List.of("public"));
        this.document = Map.copyOf(members);
    }

    Map<String, Object> document() {
        return document;
    }
}
