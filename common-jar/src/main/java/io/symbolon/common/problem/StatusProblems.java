package io.symbolon.common.problem;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue by status, for refusals that only know theirs. */
final class StatusProblems {
    private static final Map<Integer, ProblemType> TYPES = Stream.of(
                    ProblemType.INVALID_REQUEST,
                    ProblemType.UNAUTHORIZED,
                    ProblemType.FORBIDDEN,
                    ProblemType.NOT_FOUND,
                    ProblemType.METHOD_NOT_ALLOWED,
                    ProblemType.NOT_ACCEPTABLE,
                    ProblemType.CONFLICT,
                    ProblemType.PRECONDITION_FAILED,
                    ProblemType.PAYLOAD_TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.TOO_MANY_REQUESTS,
                    ProblemType.UNAVAILABLE)
            .collect(Collectors.toUnmodifiableMap(ProblemType::status, Function.identity()));

    private StatusProblems() {}

    static Problem of(int status) {
        ProblemType type = TYPES.get(status);
        return type == null ? Problem.blank(status) : Problem.of(type);
    }
}
