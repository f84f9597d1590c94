package io.symbolon.common.inbound;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request that the Jakarta REST runtime can read: where a header or the target is malformed it answers by itself, 500 or
 * ahead of every filter. A media type that is none becomes one that no resource takes or offers, so that it is refused as
 * such (415, 406); languages, which nobody here negotiates, are passed over; what is no URI is encoded until it is one. Used
 * by the request's thread.
 */
final class ReadableRequest extends HttpServletRequestWrapper {
    private static final String NOBODYS = "application/x-malformed";
    /** RFC 9110 §12.4.2, of any number of digits. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]*)?|1(\\.0*)?|\\.[0-9]+");

    private static final List<String> LANGUAGES = List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.CONTENT_LANGUAGE);
    private static final List<String> TYPES = List.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE);

    private ReadableRequest(HttpServletRequest request) {
        super(request);
    }

    /** The request itself, as most can be read. */
    static HttpServletRequest of(HttpServletRequest request) {
        boolean readable = TYPES.stream().allMatch(name -> areTypes(name, request.getHeaders(name)))
                && LANGUAGES.stream().allMatch(name -> request.getHeader(name) == null)
                && ReadableTarget.isReadable(request.getRequestURI())
                && ReadableTarget.isReadable(request.getQueryString());
        return readable ? request : new ReadableRequest(request);
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
    public String getRequestURI() {
        return ReadableTarget.of(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() { // as the interface has it
        String url = super.getRequestURL().toString();
        return new StringBuffer(
                url.substring(0, url.length() - super.getRequestURI().length()) + getRequestURI());
    }

    @Override
    public String getQueryString() {
        return ReadableTarget.of(super.getQueryString());
    }

    @Override
    public String getContentType() {
        return getHeader(HttpHeaders.CONTENT_TYPE);
    }

    private static boolean isWeight(String quality) {
        return quality == null || WEIGHT.matcher(quality).matches();
    }

    private static boolean areTypes(String name, Enumeration<String> values) {
        boolean weighted = name.equalsIgnoreCase(HttpHeaders.ACCEPT);
        try {
            return Collections.list(values).stream()
                    .flatMap(value -> weighted ? Stream.of(value.split(",")) : Stream.of(value))
                    .map(type -> MediaType.valueOf(type.strip()))
                    .allMatch(type -> !weighted || isWeight(type.getParameters().get("q")));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
