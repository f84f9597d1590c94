package io.symbolon.system.oauth;

import java.time.Clock;
import java.util.Map;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.RestClientOpaqueTokenIntrospector;

/** How a stranger's service has Spring Security check tokens: told the issuer and its own name, where it asks auth its secret. */
interface SpringCheck extends Customizer<OAuth2ResourceServerConfigurer<HttpSecurity>> {
    /** By itself, as access tokens for that service. */
    static SpringCheck verifying(String issuer, String name, Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        return verifying(
                issuer,
                JwtValidators.createAtJwtValidator()
                        .issuer(issuer)
                        .audience(name)
                        .validators(all -> all.put("exp", times))
                        .build());
    }

    /** By itself. */
    static SpringCheck verifying(String issuer, OAuth2TokenValidator<Jwt> validator) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        decoder.setJwtValidator(validator);
        return server -> server.jwt(jwt -> jwt.decoder(decoder));
    }

    /** By asking auth about each; where, the client's discovery tells. */
    static SpringCheck asking(String issuer, String name, String secret) {
        Map<String, Object> metadata = ClientRegistrations.fromIssuerLocation(issuer)
                .clientId(name)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build()
                .getProviderDetails()
                .getConfigurationMetadata();
        var introspector = RestClientOpaqueTokenIntrospector.withIntrospectionUri(
                        (String) metadata.get("introspection_endpoint"))
                .clientId(name)
                .clientSecret(secret)
                .build();
        return server -> server.opaqueToken(opaque -> opaque.introspector(introspector));
    }
}
