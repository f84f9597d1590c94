package io.symbolon.property.property;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One line of text that every database can keep: no control characters, no lone surrogates, not blank. */
@Documented
@Constraint(validatedBy = TextLine.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TextLine {
    String message() default "must be one line of 1 to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The greatest length, in Unicode code points. */
    int max();

    /** Whether the member must be present. */
    boolean required() default true;

    /** Decides; stateless but for the annotation's own members. */
    final class Check implements ConstraintValidator<TextLine, String> {
        private int max;
        private boolean required;

        @Override
        public void initialize(TextLine constraint) {
            max = constraint.max();
            required = constraint.required();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null) {
                return !required;
            }
            return !value.isBlank()
                    && value.codePointCount(0, value.length()) <= max
                    && value.codePoints().allMatch(Check::isPrintable);
        }

        private static boolean isPrintable(int codePoint) {
            return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
        }
    }
}
