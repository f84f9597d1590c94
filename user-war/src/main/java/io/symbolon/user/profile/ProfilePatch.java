package io.symbolon.user.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.MergePatch;
import io.symbolon.common.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A JSON Merge Patch of a profile (RFC 7396), as a client sent it. Immutable as long as nobody changes the document. */
record ProfilePatch(ObjectNode document) {
    /** What a patch makes of a person. */
    sealed interface Result {}

    /** @param changed the members that differ now, in the order of the patch; empty when it changed nothing */
    record Patched(Person person, List<String> changed) implements Result {}

    /** @param violations at least one */
    record Refused(List<Violation> violations) implements Result {}

    /** The members it names that clients may change at all; naming another one is a mistake, not a matter of rights. */
    Set<String> changeable() {
        return document.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> nameFault(name).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws jakarta.ws.rs.WebApplicationException with 400 for a member of another type */
    Result applyTo(Person before) {
        List<Violation> violations = new ArrayList<>();
        document.fieldNames().forEachRemaining(name -> nameFault(name).ifPresent(violations::add));
        if (!violations.isEmpty()) {
            return new Refused(violations);
        }
        ObjectNode after = MergePatch.apply(document, before).members();
        document.fieldNames().forEachRemaining(name -> normalize(name, after).ifPresent(violations::add));
        return violations.isEmpty() ? patched(before, after) : new Refused(violations);
    }

    private Patched patched(Person before, ObjectNode after) {
        ObjectNode members = before.members();
        List<String> changed = new ArrayList<>();
        document.fieldNames().forEachRemaining(name -> {
            if (!after.path(name).equals(members.path(name))) {
                changed.add(name);
            }
        });
        return new Patched(Person.of(after), List.copyOf(changed));
    }

    private static Optional<Violation> nameFault(String name) {
        Optional<ProfileField> field = ProfileField.named(name);
        if (field.isEmpty()) {
            return Optional.of(new Violation(name, "is not known here"));
        }
        return field.get().form().isEmpty() ? Optional.of(new Violation(name, "cannot be changed")) : Optional.empty();
    }

    /** Puts the member's normal form in its place; null removed it, and there is nothing to put. */
    private static Optional<Violation> normalize(String name, ObjectNode after) {
        JsonNode value = after.get(name);
        if (value == null) {
            return Optional.empty();
        }
        Form form = ProfileField.named(name).flatMap(ProfileField::form).orElseThrow();
        Optional<JsonNode> normal = form.normal().apply(value);
        normal.ifPresent(it -> after.set(name, it));
        return normal.isPresent() ? Optional.empty() : Optional.of(new Violation(name, form.rule()));
    }

    @Override
    public String toString() {
        return "[patch]";
    }
}
