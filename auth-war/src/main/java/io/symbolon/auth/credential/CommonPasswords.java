package io.symbolon.auth.credential;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The blocklist (R21, ASVS 6.2.4, 6.2.11, 6.2.12): the common passwords of policy length. What leaks at that length is
 * nearly always a short favourite stretched: said twice, joined to a second one, filled up with a keyboard walk, a year or
 * exclamation marks. So the list is kept as its roots ({@code common-passwords.txt}) and {@link StretchedPassword} says
 * whether a password is made of them; that stands for several hundred thousand entries in a few kilobytes. Thread-safe.
 */
@ApplicationScoped
public class CommonPasswords {
    /** Words of this platform, which its users think of first. */
    private static final List<String> PLATFORM =
            List.of("symbolon", "liberty", "auth", "user", "property", "email", "service");
    /** Shorter parts of an address say nothing of a password. */
    private static final int LEAST_CONTEXT = 3;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s._-]+");

    private final List<String> roots;

    public CommonPasswords() {
        this.roots = Stream.concat(read("common-passwords.txt"), PLATFORM.stream())
                .distinct()
                .toList();
    }

    /** Whether so many people would choose this, or so obvious a thing for this user, that it is guessed first. */
    boolean contains(String password, Collection<String> context) {
        List<String> own = context.stream().flatMap(CommonPasswords::words).toList();
        String folded = folded(password);
        return context.stream().map(CommonPasswords::folded).anyMatch(folded::equals)
                || isStretched(folded, own)
                || isStretched(SEPARATORS.matcher(folded).replaceAll(""), own);
    }

    private boolean isStretched(String folded, List<String> own) {
        boolean isLong = folded.length() > StretchedPassword.MAX_LENGTH;
        return new StretchedPassword(isLong ? core(folded, own) : folded, roots, own).isCommon();
    }

    /** What is left of a long password without the user's own words, and of what it repeats from its beginning to its end. */
    private static String core(String folded, List<String> own) {
        String rest = folded;
        for (String word : own) {
            rest = rest.replace(word, "");
        }
        int unit = StretchedPassword.unit(rest);
        return 2 * unit <= rest.length() ? rest.substring(0, unit) : rest;
    }

    List<String> roots() {
        return roots;
    }

    private static Stream<String> words(String context) {
        String folded = folded(context);
        return Stream.concat(Stream.of(NO_WORD.matcher(folded).replaceAll("")), NO_WORD.splitAsStream(folded))
                .filter(word -> word.length() >= LEAST_CONTEXT);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + resource, unreadable);
        }
    }
}
