package io.symbolon.email.sending;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /send}, as it came: nothing in it is checked yet. Attachments have no member here. */
@Schema(name = "SendRequest", requiredProperties = "to")
public record SendRequest(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(
                implementation = Object.class,
                anyOf = {String.class, String[].class},
                description = "One address, or a list of at most 50",
                examples = "[\"ada@example.org\"]")
        List<String> to,

        @Schema(description = "Needed without a template; one line")
        String subject,

        @Schema(description = "The content in plain text") String text,

        @Schema(description = "The content in HTML; with text as well, receivers choose")
        String html,

        @Schema(
                description = "Words kept here instead of text and html: welcome, email-verification, password-reset, "
                        + "password-changed, new-login; all but welcome for auth-service and user-service alone")
        String template,

        @Schema(description = "What the template's places are filled with: link, time, address, display_name")
        Map<String, Object> variables,

        @Schema(description = "Language of the mail (BCP 47)", examples = "de-AT")
        String locale,

        @Schema(description = "Where answers go") String replyTo) {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Equal for equal requests, however they were spaced and ordered. */
    String canonical() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what came as JSON can be written as JSON", impossible);
        }
    }

    @Override
    public String toString() {
        return "send request";
    }
}
