package io.symbolon.architecture.planted.email;

import io.symbolon.architecture.planted.Breaks;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

@Breaks("each application is guarded")
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class UnguardedApplication extends Application {}
