package io.symbolon.auth.accountmail;

import java.net.URI;

/**
 * How links in mails start: {@code account.link.base}, never a request's {@code Host}. Immutable.
 *
 * @param uri absolute, http or https, without query and fragment
 */
public record LinkBase(URI uri) {
    /** @throws IllegalArgumentException naming the setting when it is no such address */
    public LinkBase {
        boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!isWeb || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("account.link.base must be an http or https address without # and ?");
        }
    }

    /** The token travels in the fragment, which browsers send to nobody: no log and no Referer shows it. */
    String link(Occasion occasion, LinkToken token) {
        return uri.toString().replaceAll("/+$", "") + occasion.page() + "#token="
                + token.value().reveal();
    }
}
