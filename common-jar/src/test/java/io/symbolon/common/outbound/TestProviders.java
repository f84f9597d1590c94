package io.symbolon.common.outbound;

import java.util.Map;

/** Tokens of a service under test, for tests of other packages. */
public final class TestProviders {
    private TestProviders() {}

    /** @param settings MicroProfile Config */
    public static InternalClientTokenProvider reading(Map<String, String> settings) {
        TestSettings read = TestSettings.empty();
        settings.forEach(read::with);
        return new InternalClientTokenProvider(read.config(), new MovableTime().timing(), Runnable::run);
    }

    public static void close(InternalClientTokenProvider provider) {
        provider.close();
    }
}
