package io.symbolon.common.token;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One scope token (RFC 6749 §3.3), such as {@code email:send}. Immutable. */
public record Scope(String value) implements Comparable<Scope> {
    /** scope-token = 1*( %x21 / %x23-5B / %x5D-7E ), RFC 6749 §3.3. */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** @throws IllegalArgumentException when the value is not a scope-token */
    public Scope {
        if (value == null || !SCOPE_TOKEN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a scope-token (RFC 6749 §3.3)");
        }
    }

    /**
     * Parses a space-separated list; null and the blank string are the empty set. The order is kept.
     *
     * @throws IllegalArgumentException when what stands between the spaces is not a scope-token
     */
    public static Set<Scope> parse(String list) {
        Set<Scope> scopes = new LinkedHashSet<>();
        if (list != null && !list.isBlank()) {
            for (String scope : list.strip().split(" +")) {
                scopes.add(new Scope(scope));
            }
        }
        return scopes;
    }

    /** The wire form: sorted and space-separated. */
    public static String format(Collection<Scope> scopes) {
        return new TreeSet<>(scopes).stream().map(Scope::value).collect(Collectors.joining(" "));
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
