package io.symbolon.user;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Profiles, and what becomes of them in the life of an account. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "symbolon")
@OpenAPIDefinition(info = @Info(title = "user-service", version = "1"))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "at+jwt")
public class UserApplication extends Application {}
