package io.symbolon.auth.oauth;

import io.symbolon.auth.grant.FormFields;
import java.util.Optional;

/**
 * The one service that a request names as its target: by {@code audience} its name, by {@code resource} (RFC 8707 §2) its
 * name as a URI, {@code urn:symbolon:service:<name>}, or the bare name as well.
 */
final class NamedTarget {
    private static final String URN = "urn:symbolon:service:";

    private NamedTarget() {}

    /** Whether both are named, and not the same. */
    static boolean isAmbiguous(FormFields form) {
        Optional<String> resource = form.find("resource").map(NamedTarget::name);
        Optional<String> audience = form.find("audience");
        return resource.isPresent() && audience.isPresent() && !resource.equals(audience);
    }

    /** The name, valid or not; null when none is named. */
    static String of(FormFields form) {
        return form.find("resource")
                .map(NamedTarget::name)
                .or(() -> form.find("audience"))
                .orElse(null);
    }

    private static String name(String resource) {
        return resource.startsWith(URN) ? resource.substring(URN.length()) : resource;
    }
}
