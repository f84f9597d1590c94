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

/** A JSON Merge Patch of a property: which members it may name, and what must hold afterwards. Thread-safe. */
@Dependent
final class PropertyPatch {
    private static final List<String> READ_ONLY = List.of("id", "created_at", "updated_at", "version");

    private final Validator validator;

    @Inject
    PropertyPatch(Validator validator) {
        this.validator = validator;
    }

    /** The members that no client changes, as far as the patch names them. */
    static List<Violation> violations(ObjectNode patch) {
        return READ_ONLY.stream()
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
