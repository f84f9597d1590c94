package io.symbolon.common.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Loads that take turns, after each had its warm-up, so that whatever else the machine does meets all alike. For one
 * thread.
 */
public final class Turns {
    private static final int ROUNDS = 9;

    /** By what they are called; anew for each round, since a token does not outlive the test. */
    private final Map<String, Supplier<Load>> loads = new LinkedHashMap<>();

    private final Map<String, List<Long>> rates = new LinkedHashMap<>();

    /** The first one is what the others are compared with. */
    public Turns and(String name, Supplier<Load> load) {
        loads.put(name, load);
        return this;
    }

    /** Takes them, once everything answers. */
    public Turns take() {
        loads.values().forEach(load -> Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> load.get().run(Duration.ofSeconds(1)) > 0));
        loads.values().forEach(load -> load.get().run(Load.WARM_UP));
        for (int round = 0; round < ROUNDS; round++) {
            loads.forEach((name, load) -> rates.computeIfAbsent(name, first -> new ArrayList<>())
                    .add(load.get().run(Load.ROUND)));
        }
        return this;
    }

    /** Per cent of what the first does: the median of the rounds' shares, since neighbours in time meet the same machine. */
    public long share(String name) {
        List<Long> first = rates.values().iterator().next();
        List<Long> own = rates.get(name);
        return median(IntStream.range(0, ROUNDS)
                .mapToObj(round -> own.get(round) * 100 / first.get(round))
                .toList());
    }

    /** Tells the median rates and shares in the log and in {@code target/<file>}. */
    public Turns report(String file) throws IOException {
        String text = rates.entrySet().stream()
                .map(each -> "%s: %d requests a second, median of %s; a median share of %d %%"
                        .formatted(each.getKey(), median(each.getValue()), each.getValue(), share(each.getKey())))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", file), text);
        System.getLogger(Turns.class.getName()).log(System.Logger.Level.INFO, "\n" + text);
        return this;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
