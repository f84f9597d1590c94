package io.symbolon.property.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.MergePatch;
import io.symbolon.common.problem.Violation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A JSON Merge Patch of a property: which members it may name, and what must hold afterwards. Thread-safe. */
@Dependent
final class PropertyPatch {
    private final Validator validator;

    @Inject
    PropertyPatch(Validator validator) {
        this.validator = validator;
    }

    /** The members it names that clients may change at all; naming another one is a mistake, not a matter of rights. */
    static Set<String> changeable(ObjectNode patch) {
        return PropertyField.ALL.stream()
                .filter(patch::has)
                .filter(member -> !PropertyField.READ_ONLY.contains(member))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The members that no client changes, as far as the patch names them. */
    static List<Violation> violations(ObjectNode patch) {
        return PropertyField.READ_ONLY.stream()
                .filter(patch::has)
                .map(member -> new Violation(member, "is read-only"))
                .toList();
    }

    /**
     * What the property shall be.
     *
     * @throws jakarta.ws.rs.WebApplicationException for a member that properties do not have, or of another type
     * @throws ConstraintViolationException when the whole would not be a property any more
     */
    NewProperty apply(ObjectNode patch, NewProperty present) {
        NewProperty patched = MergePatch.apply(patch, present);
        Set<ConstraintViolation<NewProperty>> violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }
}
