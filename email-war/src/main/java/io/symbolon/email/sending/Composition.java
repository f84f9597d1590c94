package io.symbolon.email.sending;

import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.template.MailTemplate;
import io.symbolon.email.template.Templates;
import io.symbolon.email.template.Words;
import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.MailAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A request on its way to a mail: everything wrong with it is found, not just the first thing. Nothing that could end or
 * forge a header line passes (RFC 5322 §2.2). Used by one thread, once.
 */
final class Composition {
    /** CONTRACT section 7. */
    static final int MOST_RECIPIENTS = 50;

    /** As long as user-service takes. */
    private static final int MOST_LOCALE = 35;

    /** RFC 5322 §2.1.1: more characters would not fit one line, folded or not. */
    private static final int LONGEST_SUBJECT = 998;

    private final List<Violation> violations = new ArrayList<>();
    private final SendRequest request;
    private final Templates templates;
    private final Optional<MailTemplate> template;

    Composition(SendRequest request, Templates templates) {
        this.request = request;
        this.templates = templates;
        this.template = Optional.ofNullable(request.template()).flatMap(MailTemplate::of);
    }

    /** RFC 9110 §15.5.14 rather than §15.5.1: the list may be right, it is just too long. */
    boolean hasTooManyRecipients() {
        return request.to() != null && request.to().size() > MOST_RECIPIENTS;
    }

    /** Whether the words asked for are another service's. */
    boolean isForbiddenTo(ServiceName caller) {
        return template.isPresent() && !template.get().isFor(caller.value());
    }

    /** The mail; null when there are violations. */
    Mail mail() {
        List<MailAddress> to = recipients();
        MailAddress replyTo = request.replyTo() == null ? null : address("reply_to", request.replyTo());
        String locale = locale();
        checkSubject();
        Words words = request.template() == null ? ownWords(locale) : templateWords(locale);
        return violations.isEmpty()
                ? new Mail(to, words.subject(), words.text(), words.html(), replyTo, words.language())
                : null;
    }

    private Words ownWords(String locale) {
        String text = content("text", request.text());
        String html = content("html", request.html());
        if (text == null && html == null) {
            refuse("text", "one of text, html and template is needed");
        }
        if (request.variables() != null && !request.variables().isEmpty()) {
            refuse("variables", "only a template has places for them");
        }
        return new Words(locale, request.subject(), text, html);
    }

    /** Null when there are violations. */
    private Words templateWords(String locale) {
        Map<String, Object> variables = Objects.requireNonNullElse(request.variables(), Map.of());
        if (template.isEmpty()) {
            refuse("template", "no such template");
        } else {
            violations.addAll(templates.violations(template.get(), variables));
        }
        refuseBesideTemplate("text", request.text());
        refuseBesideTemplate("html", request.html());
        if (!violations.isEmpty()) {
            return null;
        }
        Words words = templates.fill(template.orElseThrow(), variables, locale);
        return request.subject() == null ? words : words.under(request.subject());
    }

    private void refuseBesideTemplate(String field, String text) {
        if (text != null) {
            refuse(field, "the words are the template's");
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    private List<MailAddress> recipients() {
        Set<MailAddress> recipients = new LinkedHashSet<>();
        if (request.to() == null || request.to().isEmpty()) {
            refuse("to", "at least one address is needed");
        } else {
            for (int i = 0; i < request.to().size(); i++) {
                recipients.add(address("to[" + i + "]", request.to().get(i)));
            }
        }
        return violations.isEmpty() ? List.copyOf(recipients) : List.of();
    }

    private MailAddress address(String field, String text) {
        return MailAddress.parse(text).orElseGet(() -> {
            refuse(field, "not an e-mail address (RFC 5321); display names and comments are not taken");
            return null;
        });
    }

    private String locale() {
        String locale = request.locale();
        if (locale == null) {
            return null;
        }
        try {
            if (locale.length() > MOST_LOCALE) {
                throw new IllformedLocaleException("longer than any that is of use (RFC 5646 §4.4.1)");
            }
            return new Locale.Builder().setLanguageTag(locale).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            refuse("locale", "not a language tag (BCP 47)");
            return null;
        }
    }

    private void checkSubject() {
        String subject = request.subject();
        if (subject == null && request.template() != null) {
            return;
        }
        if (subject == null || subject.isBlank()) {
            refuse("subject", request.template() == null ? "needed without a template" : "must not be blank");
        } else if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            refuse("subject", "longer than " + LONGEST_SUBJECT + " characters");
        } else if (subject.codePoints().anyMatch(Composition::endsLine) || !isUnicode(subject)) {
            refuse("subject", "must be one line without control characters");
        }
    }

    /** Null when there is none. */
    private String content(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!isUnicode(text)) {
            refuse(field, "not well-formed Unicode");
        }
        return text;
    }

    private static boolean endsLine(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** JSON can spell half a surrogate pair; no encoding can. */
    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
