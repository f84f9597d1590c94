package io.symbolon.common.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import java.util.List;

/** Says which member was wrong without Jackson's words: they hold class names and values. */
final class JsonViolations {
    private JsonViolations() {}

    static Problem problem(JacksonException unusable) {
        Problem problem = Problem.of(ProblemType.INVALID_REQUEST);
        if (!(unusable instanceof JsonMappingException mapping) || path(mapping).isEmpty()) {
            return problem.detail(
                    unusable instanceof MismatchedInputException
                            ? "The body is not the JSON object expected here."
                            : "The body is not well-formed JSON.");
        }
        return problem.detail("The body has a member that is not acceptable.")
                .violations(List.of(new Violation(path(mapping), message(mapping))));
    }

    private static String message(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return "is not known here";
        }
        return mapping instanceof MismatchedInputException ? "has the wrong type or form" : "is not acceptable";
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
