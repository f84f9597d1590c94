package io.symbolon.auth.accountmail;

import java.util.Map;

/**
 * The body of email-service's {@code POST /send} (CONTRACT section 7). Its string form leaves the person and the link out.
 *
 * @param locale in which language; null: whichever email-service takes for such
 */
public record EmailMessage(String to, String template, Map<String, String> variables, String locale) {
    @Override
    public String toString() {
        return "mail " + template;
    }
}
