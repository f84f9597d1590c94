package io.symbolon.listener;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a request hears that reaches no application: a problem (RFC 9457), in the words that the applications have for it. */
enum Refusal {
    FRAMING(400, "invalid-request", "The request is invalid", "Its framing is not that of RFC 9112."),
    NOTHING(404, "not-found", "There is nothing here", "Nothing here is for the public."),
    METHOD(405, "method-not-allowed", "The method is not allowed here", "This is only to be read.");

    private final int status;
    private final String slug;
    private final String title;
    private final String detail;

    Refusal(int status, String slug, String title, String detail) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.detail = detail;
    }

    void write(HttpServletResponse response, String correlation) throws IOException {
        response.setStatus(status);
        response.setHeader("X-Correlation-Id", correlation);
        if (this == METHOD) {
            response.setHeader("Allow", "GET, HEAD");
        }
        if (this == FRAMING) {
            response.setHeader("Connection", "close"); // nobody knows where the next request begins
        }
        response.setContentType("application/problem+json");
        response.getWriter()
                .printf(
                        "{\"type\":\"urn:symbolon:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\","
                                + "\"instance\":\"urn:uuid:%s\"}",
                        slug, title, status, detail, correlation);
    }
}
