package io.symbolon.common.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The present trace as a W3C {@code traceparent}. Where the OpenTelemetry API is not there, there is no trace, and nothing
 * else changes. Thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, traceparent</a>
 */
public final class TraceContext {
    private static final boolean TELEMETRY = isTelemetryPresent();

    private TraceContext() {}

    /** The trace of this thread, when one is active. */
    public static Optional<String> current() {
        return TELEMETRY ? Telemetry.current() : Optional.empty();
    }

    /** Does the work as part of the trace; an absent or malformed {@code traceparent} changes nothing. */
    public static <T> T within(String traceparent, Supplier<T> work) {
        return TELEMETRY && traceparent != null ? Telemetry.within(traceparent, work) : work.get();
    }

    private static boolean isTelemetryPresent() {
        try {
            Class.forName("io.opentelemetry.api.trace.Span", false, TraceContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** Loaded only where the API is present: the library does not depend on it. */
    private static final class Telemetry {
        /** Version 00; an all-zero trace or parent id is invalid and filtered by {@link SpanContext#isValid()}. */
        private static final Pattern TRACEPARENT =
                Pattern.compile("00-(?<trace>[0-9a-f]{32})-(?<parent>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})");

        static Optional<String> current() {
            SpanContext span = Span.current().getSpanContext();
            return span.isValid()
                    ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                            + span.getTraceFlags().asHex())
                    : Optional.empty();
        }

        static <T> T within(String traceparent, Supplier<T> work) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (!matcher.matches()) {
                return work.get();
            }
            SpanContext parent = SpanContext.createFromRemoteParent(
                    matcher.group("trace"),
                    matcher.group("parent"),
                    TraceFlags.fromHex(matcher.group("flags"), 0),
                    TraceState.getDefault());
            return Context.current().with(Span.wrap(parent)).wrapSupplier(work).get();
        }
    }
}
