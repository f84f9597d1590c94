package io.symbolon.email.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.symbolon.common.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills templates. The words of a language are one resource bundle, with places for variables; they are filled as plain
 * text and then laid out twice, as text and as HTML, where whatever comes out of the words or the variables is escaped. A
 * language that is not there falls back as resource bundles do ({@code de-AT}, {@code de}), at last to English.
 * Thread-safe.
 */
@ApplicationScoped
public class Templates {
    private static final String BUNDLE = "io.symbolon.email.template.mails";
    private static final ResourceBundle.Control NEAREST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    /** The first is the bundle without a language in its name. */
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String PARAGRAPHS = "\n\n";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    private final Map<String, Template> words = new ConcurrentHashMap<>();
    private final Template text = engine.parse(resource("layout.txt"), Variant.forContentType(Variant.TEXT_PLAIN));
    private final Template html = engine.parse(resource("layout.html"), Variant.forContentType(Variant.TEXT_HTML));

    /** What of the variables is missing or has not the form it must have; others than the template's are ignored. */
    public List<Violation> violations(MailTemplate template, Map<String, Object> variables) {
        List<Violation> violations = new ArrayList<>();
        for (Variable variable : template.variables()) {
            Object value = variables.get(variable.wire());
            boolean isFit = value == null
                    ? !template.required().contains(variable)
                    : value instanceof String given
                            && variable.shown(given, Locale.ENGLISH).isPresent();
            if (!isFit) {
                violations.add(new Violation("variables." + variable.wire(), "must be " + variable.form()));
            }
        }
        return violations;
    }

    /**
     * The template with its places filled.
     *
     * @param variables without {@link #violations}
     * @param language BCP 47; null for English
     */
    public Words fill(MailTemplate template, Map<String, Object> variables, String language) {
        Locale found = spoken(language);
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, found, Templates.class.getClassLoader(), NEAREST);
        Map<String, Object> places = places(template, variables, found);
        Map<String, Object> layout = new HashMap<>();
        for (String part : List.of("subject", "before", "action", "after")) {
            layout.put(part, filled(bundle, template.wire() + "." + part, places));
        }
        layout.put("language", found.toLanguageTag());
        layout.put("link", places.get("link"));
        layout.computeIfPresent("before", (part, filled) -> paragraphs((String) filled));
        layout.computeIfPresent("after", (part, filled) -> paragraphs((String) filled));
        return new Words(
                found.toLanguageTag(), (String) layout.get("subject"), text.render(layout), html.render(layout));
    }

    /** One there are words in: the runtime remembers for good whatever else a bundle is looked for in. */
    private static Locale spoken(String language) {
        String asked = language == null ? "" : Locale.forLanguageTag(language).getLanguage();
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(asked))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private String filled(ResourceBundle bundle, String key, Map<String, Object> places) {
        String pattern = bundle.containsKey(key) ? bundle.getString(key) : "";
        return words.computeIfAbsent(pattern, engine::parse).render(places);
    }

    /** Every variable has a place, an absent one an empty text: a misspelt place in the words fails loudly. */
    private static Map<String, Object> places(MailTemplate template, Map<String, Object> variables, Locale locale) {
        Map<String, Object> places = new HashMap<>(Map.of("link", ""));
        for (Variable variable : template.variables()) {
            Object value = variables.get(variable.wire());
            places.put(
                    variable.wire(),
                    value == null ? "" : variable.shown((String) value, locale).orElseThrow());
        }
        return places;
    }

    private static List<String> paragraphs(String filled) {
        return filled.isEmpty() ? List.of() : List.of(filled.split(PARAGRAPHS, -1));
    }

    private static String resource(String name) {
        try (InputStream file = Templates.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
