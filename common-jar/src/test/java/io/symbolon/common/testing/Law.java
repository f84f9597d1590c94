package io.symbolon.common.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Property;

/**
 * Holds whatever jqwik makes up. The seed is fixed: what fails once fails again, on every machine. Boundaries are for the
 * generators to name.
 */
@Property(seed = "20260601", edgeCases = EdgeCasesMode.NONE)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Law {}
