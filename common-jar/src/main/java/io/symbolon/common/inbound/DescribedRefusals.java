package io.symbolon.common.inbound;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Has the API's description name what the guard answers ahead of any resource: an application sets {@code mp.openapi.filter}
 * to the name of this class. What an operation says of a status itself stands. Thread-safe.
 */
public final class DescribedRefusals implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            describe(
                    operation,
                    "401",
                    "No access token came, or none that is good here: the reason says why (RFC 6750)");
            describe(operation, "403", "The caller lacks a role, a scope or a right");
        }
        if (operation.getRequestBody() != null) {
            describe(operation, "400", "The body is malformed, or a member is not acceptable");
            describe(operation, "413", "The body is too long");
            describe(operation, "415", "The body is of another media type");
        }
        return operation;
    }

    private static void describe(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createObject(APIResponses.class));
        }
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }
}
