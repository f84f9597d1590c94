package io.symbolon.common.testing;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.symbolon.common.policy.AccessRequest;
import io.symbolon.common.policy.Environment;
import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.policy.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what with which member of one kind of thing, Ada's: every combination, as lines to be reviewed. Immutable. */
public final class AccessMatrix {
    /** Whose the thing is. */
    public static final String ADA = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";

    private static final String EVE = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a11";

    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Policies policies;
    private final Resource resource;

    /**
     * @param resource owned by {@link #ADA}
     * @param scope what a service would need
     */
    public AccessMatrix(Policies policies, Resource resource, String scope) {
        this.policies = policies;
        this.resource = resource;
        subjects.put("owner", user(ADA, "user"));
        subjects.put("other", user(EVE, "user"));
        subjects.put("admin", user(EVE, "user", "admin"));
        subjects.put("admin-owner", user(ADA, "user", "admin"));
        subjects.put("reader-service", service(scope));
        subjects.put("other-service", service("things:write"));
    }

    /** One combination. */
    public AccessRequest request(String subject, String action, String member) {
        return request(subject, action, resource.touching(Set.of(member)));
    }

    /** The same of another thing. */
    public AccessRequest request(String subject, String action, Resource other) {
        Instant now = Instant.parse("2026-03-29T00:59:59Z");
        Environment environment = Environment.of(now, "192.0.2.1", Duration.ofSeconds(1), Environment.Transport.TLS);
        return new AccessRequest(subjects.get(subject), action, other, environment);
    }

    /** A line a subject and action: the members that are permitted. */
    public String text(List<String> actions, List<String> members) {
        return subjects.keySet().stream()
                .flatMap(subject -> actions.stream().map(action -> line(subject, action, members)))
                .collect(joining("\n", "", "\n"));
    }

    private String line(String subject, String action, List<String> members) {
        String permitted = members.stream()
                .filter(member ->
                        policies.decide(request(subject, action, member)).isPermit())
                .collect(joining(" "));
        return subject + " " + action + ": " + (permitted.isEmpty() ? "-" : permitted);
    }

    /** The lines that somebody has reviewed, in a file beside the test. */
    public static String reviewed(Class<?> test, String name) {
        try (var file = test.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The members that a record has on the wire and no rule is about. */
    public static Set<String> unruled(Class<? extends Record> view, Collection<String> ruled) {
        Set<String> members = Arrays.stream(view.getRecordComponents())
                .map(it -> new PropertyNamingStrategies.SnakeCaseStrategy().translate(it.getName()))
                .collect(toCollection(TreeSet::new));
        members.removeAll(ruled);
        return members;
    }

    private static Subject user(String id, String... roles) {
        return new Subject(Subject.Kind.USER, id, Set.of(roles), Set.of("user"));
    }

    private static Subject service(String scope) {
        return new Subject(Subject.Kind.SERVICE, "auth-service", Set.of("service"), Set.of(scope));
    }
}
