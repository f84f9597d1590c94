package io.symbolon.property.property;

import io.symbolon.common.text.Characters;
import io.symbolon.common.text.Nfc;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One line of text ({@link Characters#isText}): there, and with something to be seen. */
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

    /** Decides; stateless but for the annotation's own members. */
    final class Check implements ConstraintValidator<TextLine, String> {
        /** Of all lines, in code points. */
        private static final int LONGEST = 500;

        private int max;

        /** The form in which a line is kept: what looks alike is alike. Null stays null. */
        static String normal(String value) {
            return value == null ? null : Nfc.of(value, LONGEST).strip();
        }

        @Override
        public void initialize(TextLine constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value != null
                    && !Characters.isBlank(value)
                    && value.codePointCount(0, value.length()) <= max
                    && value.codePoints().allMatch(Characters::isText);
        }
    }
}
