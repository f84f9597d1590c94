package io.symbolon.sample;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Its methods say who may call them. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class ShopApplication extends Application {}
