package io.symbolon.user.lifecycle;

/** The body of email-service's {@code POST /send} (CONTRACT section 7). Its string form leaves the person out. */
public record EmailMessage(String to, String template) {
    @Override
    public String toString() {
        return "mail " + template;
    }
}
