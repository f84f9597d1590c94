package io.symbolon.listener;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * Where a request ends and whom it is for (RFC 9112 §3.2, §6.3), as far as Liberty asks nobody: it takes a coding that it does
 * not know for none, and what follows for the next request. A {@code Content-Length} that is no number, or stands beside a
 * coding, it shows no filter; after the latter it ends the connection itself.
 */
final class Framing {
    private Framing() {}

    static boolean isSound(HttpServletRequest request) {
        return hasOneHost(request) && isChunkedOrWhole(request);
    }

    /** Of HTTP/1.1; another version has another name for it, or none. */
    private static boolean hasOneHost(HttpServletRequest request) {
        return !request.getProtocol().equals("HTTP/1.1")
                || values(request, "Host").size() == 1;
    }

    private static boolean isChunkedOrWhole(HttpServletRequest request) {
        List<String> codings = values(request, "Transfer-Encoding");
        return codings.isEmpty()
                || (codings.size() == 1
                        && codings.get(0).equalsIgnoreCase("chunked")
                        && request.getProtocol().equals("HTTP/1.1"));
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
