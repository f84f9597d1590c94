package io.symbolon.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the platform that all such classes share: its constructor or methods may take a {@link Symbolon}, a
 * {@link Production}, or a {@link BrittlePlatform}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedPlatform.class)
public @interface SystemTest {}
