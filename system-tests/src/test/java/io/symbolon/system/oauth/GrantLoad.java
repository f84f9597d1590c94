package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Build;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code benchmarks/grants} against a platform's auth; needs wrk. */
final class GrantLoad {
    private GrantLoad() {}

    /**
     * Runs it, with no grant failed, and answers what it printed, which stays in that file below the module's target.
     *
     * @param settings of the script, beside those of the environment
     */
    static String on(Symbolon symbolon, String file, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path output = Build.ROOT.resolve("system-tests/target").resolve(file);
        ProcessBuilder load = new ProcessBuilder(
                        Build.ROOT.resolve("benchmarks/grants").toString(),
                        symbolon.platform()
                                .authority()
                                .resolveSibling("secrets.env")
                                .toString(),
                        symbolon.auth().url().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        load.environment().putAll(settings);
        int status = load.start().waitFor();
        String printed = Files.readString(output);
        assertThat(status).as(printed).isZero();
        assertThat(printed).contains(" 0 failed");
        return printed;
    }
}
