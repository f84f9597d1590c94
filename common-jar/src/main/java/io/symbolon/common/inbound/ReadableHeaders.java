package io.symbolon.common.inbound;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that the Jakarta REST runtime can read: where a header is malformed it answers by itself, ahead of every filter. A
 * media type that is none becomes one that no resource takes or offers, so that it is refused as such (415, 406); languages,
 * which nobody here negotiates, are passed over. Used by the request's thread.
 */
final class ReadableHeaders extends HttpServletRequestWrapper {
    private static final String NOBODYS = "application/x-malformed";
    private static final List<String> LANGUAGES = List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.CONTENT_LANGUAGE);
    private static final List<String> TYPES = List.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE);

    private ReadableHeaders(HttpServletRequest request) {
        super(request);
    }

    /** The request itself, as most can be read. */
    static HttpServletRequest of(HttpServletRequest request) {
        boolean readable = TYPES.stream().allMatch(name -> areTypes(name, request.getHeaders(name)))
                && LANGUAGES.stream().allMatch(name -> request.getHeader(name) == null);
        return readable ? request : new ReadableHeaders(request);
    }

    @Override
    public String getHeader(String name) {
        Enumeration<String> values = getHeaders(name);
        return values.hasMoreElements() ? values.nextElement() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (LANGUAGES.stream().anyMatch(name::equalsIgnoreCase)) {
            return Collections.emptyEnumeration();
        }
        boolean malformed = TYPES.stream().anyMatch(name::equalsIgnoreCase) && !areTypes(name, super.getHeaders(name));
        return malformed ? Collections.enumeration(List.of(NOBODYS)) : super.getHeaders(name);
    }

    @Override
    public String getContentType() {
        return getHeader(HttpHeaders.CONTENT_TYPE);
    }

    private static boolean areTypes(String name, Enumeration<String> values) {
        try {
            while (values.hasMoreElements()) {
                String value = values.nextElement();
                Stream.of(name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? value.split(",") : new String[] {value})
                        .map(String::strip)
                        .forEach(MediaType::valueOf);
            }
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
