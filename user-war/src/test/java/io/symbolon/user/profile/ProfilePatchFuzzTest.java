package io.symbolon.user.profile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.Json;
import java.io.IOException;

/** PATCH of a profile by any body that the reader of bodies lets pass. */
class ProfilePatchFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void bodyThenAProfileOrItsViolations(byte[] body) {
        ObjectNode document;
        try {
            document = Json.strict().readValue(body, ObjectNode.class);
        } catch (IOException refused) { // 400, by StrictJson
            return;
        }
        if (document != null) {
            PatchLaws.hold(document);
        }
    }
}
