package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.ws.rs.Path;

@Breaks("paths of interfaces are clients'")
@Path("/remote")
public interface Remote {}
