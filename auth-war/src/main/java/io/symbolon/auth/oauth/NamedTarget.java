package io.symbolon.auth.oauth;

import io.symbolon.auth.grant.FormFields;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one service that a request names as its target: by {@code audience} its name, by {@code resource} (RFC 8707 §2) its
 * name as a URI, {@code urn:symbolon:service:<name>}, or the bare name as well. Both may be sent more than once (RFC 8693
 * §2.1), as long as all name one.
 */
final class NamedTarget {
    static final Set<String> PARAMETERS = Set.of("resource", "audience");

    private static final String URN = "urn:symbolon:service:";

    private NamedTarget() {}

    /** Whether several are named: a token is for one. */
    static boolean isAmbiguous(FormFields form) {
        return names(form).distinct().count() > 1;
    }

    /** The name, valid or not; null when none is named. */
    static String of(FormFields form) {
        return names(form).findFirst().orElse(null);
    }

    private static Stream<String> names(FormFields form) {
        return Stream.concat(form.all("resource").stream().map(NamedTarget::name), form.all("audience").stream());
    }

    /** "Its value MUST be an absolute URI" (RFC 8707 §2); a bare name is taken as well, as an audience is. */
    private static String name(String resource) {
        return resource.startsWith(URN) ? resource.substring(URN.length()) : resource;
    }
}
