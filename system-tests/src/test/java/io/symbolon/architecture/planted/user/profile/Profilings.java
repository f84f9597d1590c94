package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.ws.rs.Path;

@Breaks("paths only on resources")
@Path("/profilings")
public class Profilings {}
