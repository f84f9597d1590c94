package io.symbolon.common.outbound;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A call that was answered 401: whether its body can be sent again, and what takes the refusal's place. */
record RefusedCall(ClientRequestContext request, SentBody sent) {
    /** Bytes of a refusal that are read off, so that its connection can be used again. */
    private static final int DRAINED = 65_536;

    /** The error that a challenge names (RFC 6750 §3). */
    private static final Pattern ERROR = Pattern.compile("\\berror\\s*=\\s*\"?([A-Za-z_]+)");

    /**
     * Whether a 401 is about the token. Many say no more than 401; one that names an error says which: a person's password,
     * or the age of their login (RFC 9470), gets no better by another token.
     */
    static boolean isOfToken(ClientResponseContext refusal) {
        List<String> errors = refusal.getHeaders().getOrDefault(HttpHeaders.WWW_AUTHENTICATE, List.of()).stream()
                .flatMap(challenge -> ERROR.matcher(challenge).results())
                .map(error -> error.group(1))
                .toList();
        return errors.isEmpty() || errors.contains("invalid_token");
    }

    /** A body read from somewhere is sent once: nobody promised that it is small, or that it may be repeated. */
    static boolean canBeKept(Object body) {
        return !(body instanceof InputStream || body instanceof Reader || body instanceof StreamingOutput);
    }

    boolean isRepeatable() {
        boolean encoded = request.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING);
        return !request.hasEntity() || (sent != null && sent.bytes().isPresent() && !encoded);
    }

    /** Null when the call has no body. */
    byte[] body() {
        return Optional.ofNullable(sent).flatMap(SentBody::bytes).orElse(null);
    }

    static void replace(ClientResponseContext refusal, Response answer) throws IOException {
        if (refusal.hasEntity()) {
            refusal.getEntityStream().readNBytes(DRAINED);
        }
        refusal.setStatusInfo(answer.getStatusInfo());
        refusal.getHeaders().clear();
        refusal.getHeaders().putAll(answer.getStringHeaders());
        refusal.setEntityStream(
                answer.hasEntity() ? answer.readEntity(InputStream.class) : InputStream.nullInputStream());
    }
}
