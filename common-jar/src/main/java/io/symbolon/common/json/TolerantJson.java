package io.symbolon.common.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * JSON of a REST client: an answer with members we do not know is an answer of a newer service. Named by
 * {@code @RegisterProvider(TolerantJson.class)}. Thread-safe.
 */
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class TolerantJson extends JsonProvider {
    public TolerantJson() {
        super(Json.tolerant());
    }
}
