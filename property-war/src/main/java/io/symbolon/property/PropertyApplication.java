package io.symbolon.property;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Properties: what a user owns or rents, and the internal door through which a login learns of it. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "symbolon")
@OpenAPIDefinition(info = @Info(title = "property-service", version = "1"))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "at+jwt")
@SecurityScheme(
        securitySchemeName = "internal",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Internal-Token",
        description = "Beside the token of a service: the second factor of internal calls")
public class PropertyApplication extends Application {}
