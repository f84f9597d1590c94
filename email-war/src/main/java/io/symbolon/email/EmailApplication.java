package io.symbolon.email;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The email service: mails for services, queued until they are delivered. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "symbolon")
@OpenAPIDefinition(info = @Info(title = "Symbolon email service", version = "1"))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class EmailApplication extends Application {}
