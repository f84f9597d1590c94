package io.symbolon.common.inbound;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request that the Jakarta REST runtime can read: where a header or the target is malformed it answers by itself, 500 or
 * ahead of every filter. A media type that is none becomes one that no resource takes or offers, so that it is refused as
 * such (415, 406); languages, which nobody here negotiates, are passed over; what is no URI is encoded until it is one; no
 * body at all is one in JSON that is missing, so that it is the guard who looks at the request first. Used by the request's
 * thread.
 */
final class ReadableRequest extends HttpServletRequestWrapper {
    private static final String NOBODYS = "application/x-malformed";
    /** RFC 9110 §12.4.2, of any number of digits. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]*)?|1(\\.0*)?|\\.[0-9]+");

    private static final List<String> LANGUAGES = List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.CONTENT_LANGUAGE);
    /** Methods of our resources that take one. */
    private static final Set<String> WITH_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private static final List<String> TYPES = List.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE);

    private final boolean withoutBody;

    private ReadableRequest(HttpServletRequest request) {
        super(request);
        withoutBody = lacksBody(request);
    }

    /** The request itself, as most can be read. */
    static HttpServletRequest of(HttpServletRequest request) {
        boolean readable = !lacksBody(request)
                && TYPES.stream().allMatch(name -> areTypes(name, request.getHeaders(name)))
                && LANGUAGES.stream().allMatch(name -> request.getHeader(name) == null)
                && ReadableTarget.isReadable(request.getRequestURI())
                && ReadableTarget.isReadable(request.getQueryString());
        return readable ? request : new ReadableRequest(request);
    }

    /** Neither body nor type, where one may be wanted. */
    private static boolean lacksBody(HttpServletRequest request) {
        return WITH_BODIES.contains(request.getMethod())
                && request.getHeader(HttpHeaders.CONTENT_TYPE) == null
                && request.getHeader("Transfer-Encoding") == null
                && request.getContentLengthLong() <= 0;
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Enumeration<String> names = super.getHeaderNames();
        return withoutBody
                ? Collections.enumeration(
                        Stream.concat(Collections.list(names).stream(), Stream.of(HttpHeaders.CONTENT_TYPE))
                                .toList())
                : names;
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
        if (withoutBody && name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
            return Collections.enumeration(List.of(MediaType.APPLICATION_JSON));
        }
        return TYPES.stream().noneMatch(name::equalsIgnoreCase) || areTypes(name, super.getHeaders(name))
                ? super.getHeaders(name)
                : Collections.enumeration(readable(name));
    }

    /** Elements of a list that are none are passed over (RFC 9110 §5.6.1). */
    private List<String> readable(String name) {
        List<String> there = elements(name, super.getHeaders(name))
                .filter(element -> !element.isBlank())
                .toList();
        return isList(name) && areTypes(name, Collections.enumeration(there)) ? there : List.of(NOBODYS);
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

    /** A list of weighted types; the other header is one. */
    private static boolean isList(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT);
    }

    private static Stream<String> elements(String name, Enumeration<String> values) {
        return Collections.list(values).stream()
                .flatMap(value -> isList(name) ? Stream.of(value.split(",", -1)) : Stream.of(value));
    }

    private static boolean areTypes(String name, Enumeration<String> values) {
        try {
            return elements(name, values)
                    .map(type -> MediaType.valueOf(type.strip()))
                    .allMatch(type ->
                            !isList(name) || isWeight(type.getParameters().get("q")));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
