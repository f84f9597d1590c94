package io.symbolon.common.inbound.throughput;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Protected by the container's own MicroProfile JWT, without a guard. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class MpJwtApplication extends Application {}
