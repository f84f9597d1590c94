package io.symbolon.user.remote;

/** auth refused a call: thrown by its REST clients, caught by whoever called. */
public final class AuthProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AuthProblem problem;

    AuthProblemException(AuthProblem problem) {
        super("auth-service answers " + problem.status());
        this.problem = problem;
    }

    public AuthProblem problem() {
        return problem;
    }
}
