package io.symbolon.auth;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Who may speak: accounts, sessions, services, and the tokens of both. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "symbolon")
@OpenAPIDefinition(info = @Info(title = "auth-service", version = "1"))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "at+jwt")
public class AuthApplication extends Application {}
