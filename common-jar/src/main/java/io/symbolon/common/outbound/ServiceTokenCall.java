package io.symbolon.common.outbound;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;

/** The platform's own {@code POST /v1/auth/service-token} (CONTRACT section 4). */
record ServiceTokenCall(ServiceName service, Credential credential, ClientSettings client) implements Grant {
    @Override
    public TokenRequest request(Secret proof) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("service_name", service.value())
                .put("service_token", proof.reveal())
                .put("audience", client.audience());
        if (!client.scopes().isEmpty()) {
            request.put("scope", Scope.format(client.scopes()));
        }
        return TokenRequest.json(request.toString());
    }
}
