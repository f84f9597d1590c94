package io.symbolon.common.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Comparator;
import java.util.List;

/** Bean Validation on a resource's parameters: 400 with the members as the client spelled them; on its result: our fault. */
final class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    private static final NamingBase WIRE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        if (invalid.getConstraintViolations().stream().anyMatch(ConstraintViolationMapper::isOfResult)) {
            return Failures.answer(invalid);
        }
        List<Violation> violations = invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        return Problem.of(ProblemType.INVALID_REQUEST)
                .detail("The request has members that are not acceptable.")
                .violations(violations)
                .response();
    }

    private static boolean isOfResult(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** {@code register.request.displayName} is {@code display_name}; a bare parameter is itself. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = WIRE.translate(node.getName());
            } else if (node.getKind() != ElementKind.METHOD) {
                append(field, node);
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        }
        if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
            field.append(field.isEmpty() ? "" : ".").append(WIRE.translate(node.getName()));
        }
    }
}
