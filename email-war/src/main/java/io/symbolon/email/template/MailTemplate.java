package io.symbolon.email.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The mails with words of their own. Those about an account are sent for auth-service and user-service alone. */
public enum MailTemplate {
    WELCOME,
    EMAIL_VERIFICATION,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    NEW_LOGIN;

    /** CONTRACT section 7. */
    private static final Set<String> ACCOUNT_SERVICES = Set.of("auth-service", "user-service");

    /** The template called so on the wire, by its own name or the contract's short one. */
    public static Optional<MailTemplate> of(String wire) {
        return switch (wire) {
            case "verification" -> Optional.of(EMAIL_VERIFICATION);
            case "reset" -> Optional.of(PASSWORD_RESET);
            default ->
                Arrays.stream(values())
                        .filter(template -> template.wire().equals(wire))
                        .findFirst();
        };
    }

    /** Its name on the wire, such as {@code email-verification}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether that service may send it. */
    public boolean isFor(String service) {
        return this == WELCOME || ACCOUNT_SERVICES.contains(service);
    }

    Set<Variable> required() {
        return switch (this) {
            case WELCOME -> Set.of();
            case EMAIL_VERIFICATION, PASSWORD_RESET -> Set.of(Variable.LINK);
            case PASSWORD_CHANGED -> Set.of(Variable.TIME);
            case NEW_LOGIN -> Set.of(Variable.ADDRESS, Variable.TIME);
        };
    }

    /** Required ones and others, in one order. */
    List<Variable> variables() {
        Set<Variable> optional = this == WELCOME ? Set.of(Variable.DISPLAY_NAME) : Set.of();
        return Arrays.stream(Variable.values())
                .filter(variable -> required().contains(variable) || optional.contains(variable))
                .toList();
    }
}
