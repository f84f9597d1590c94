package io.symbolon.auth.authority;

import io.symbolon.common.inbound.StepUp;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import java.util.Locale;

/** How somebody stands who would act as an administrator; in the order in which it is decided. */
enum Standing {
    /** Logged out, expired, disabled or deleted: the token has outlived its session. */
    SESSION_ENDED {
        @Override
        String code() {
            return Reason.REVOKED_TOKEN.code();
        }

        @Override
        Problem problem() {
            return Problem.of(ProblemType.UNAUTHORIZED)
                    .detail(Reason.REVOKED_TOKEN.description())
                    .with("reason", code())
                    .challenge("error=\"invalid_token\"");
        }
    },
    /** Never was one, or no longer is. */
    NOT_ADMINISTRATOR {
        @Override
        Problem problem() {
            return Problem.of(ProblemType.FORBIDDEN);
        }
    },
    /** Has to log in again. */
    NOT_RECENT {
        @Override
        String code() {
            return StepUp.ERROR;
        }

        @Override
        Problem problem() {
            return StepUp.problem(AdministratorRule.RECENT);
        }
    },
    ADMINISTRATOR {
        @Override
        Problem problem() {
            throw new IllegalStateException("nothing is refused");
        }
    };

    /** As it stands in audit records. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract Problem problem();
}
