package io.symbolon.system;

import java.util.Arrays;

/** The Prometheus text format, as far as counters and gauges go. */
record Metrics(String text) {
    static Metrics of(String text) {
        return new Metrics(text);
    }

    /** 0 when there is no such series. */
    double sum(String name, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
