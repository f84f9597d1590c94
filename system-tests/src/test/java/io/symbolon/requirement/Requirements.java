package io.symbolon.requirement;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Renews docs/REQUIREMENTS.md: which tests bear a requirement's number at the end of their names, and how they ended in the
 * last run. Needs nothing but the JDK: {@code java system-tests/src/test/java/io/symbolon/requirement/Requirements.java}
 * at the root, after {@code ./mvnw verify}.
 */
final class Requirements {
    static final int LAST = 60;

    /** What a person writes of a row: number and wording. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| R(\\d+) \\| ([^|]+) \\|.*$");

    private static final Pattern NAME = Pattern.compile("\\s(\\w*?[a-z0-9])((?:R[1-9]\\d?)+)\\(");
    private static final Pattern INTERFACE = Pattern.compile("(?m)^(public )?interface ");
    private static final Pattern DATE = Pattern.compile("(?m)^Results of .*$");

    private final Path root;

    Requirements(Path root) {
        this.root = root;
    }

    /** A test as it stands in the sources. */
    record Numbered(String type, boolean isInterface, String method, List<Integer> numbers) {
        @Override
        public String toString() {
            return type + "." + method;
        }
    }

    /** A test as a report tells it; one with parameters stands there many times. */
    record Result(String type, String method, String outcome) {}

    public static void main(String[] arguments) throws IOException {
        new Requirements(Path.of("")).renew();
    }

    Path table() {
        return root.resolve("docs/REQUIREMENTS.md");
    }

    List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(table())).results().toList();
    }

    private void renew() throws IOException {
        List<Numbered> tests = tests();
        Map<String, List<Result>> results = results().collect(groupingBy(Result::method));
        String renewed = ROW.matcher(Files.readString(table())).replaceAll(row -> {
            int number = Integer.parseInt(row.group(1));
            List<Numbered> proofs = tests.stream()
                    .filter(test -> test.numbers().contains(number))
                    .toList();
            return "| R%d | %s | %s | %s |"
                    .formatted(
                            number,
                            row.group(2),
                            cell(proofs.stream().map(test -> "`" + test + "`")),
                            cell(proofs.stream().map(test -> outcome(test, results))));
        });
        Files.writeString(table(), DATE.matcher(renewed).replaceFirst("Results of " + date() + "."));
    }

    private static String cell(Stream<String> lines) {
        return lines.collect(joining("<br>"));
    }

    /** Of an interface's test in whichever class has inherited it. */
    private static String outcome(Numbered test, Map<String, List<Result>> results) {
        Map<String, Long> counts = results.getOrDefault(test.method(), List.of()).stream()
                .filter(result -> test.isInterface() || result.type().equals(test.type()))
                .map(Result::outcome)
                .collect(groupingBy(outcome -> outcome, TreeMap::new, counting()));
        if (counts.isEmpty()) {
            return test.type().endsWith("Proof") ? "by hand" : "not run";
        }
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(joining(", "));
    }

    /** All whose names bear numbers, in the order of their modules. */
    List<Numbered> tests() throws IOException {
        return files("src/test/java", "\\w+\\.java")
                .flatMap(file -> tests(file).stream())
                .toList();
    }

    private static List<Numbered> tests(Path file) {
        return tests(file.getFileName().toString().replace(".java", ""), read(file));
    }

    static List<Numbered> tests(String type, String source) {
        boolean isInterface = INTERFACE.matcher(source).find();
        return NAME.matcher(source)
                .results()
                .map(name -> new Numbered(type, isInterface, name.group(1) + name.group(2), numbers(name.group(2))))
                .toList();
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.substring(1).split("R")).map(Integer::valueOf).toList();
    }

    static IntStream all() {
        return IntStream.rangeClosed(1, LAST);
    }

    private Stream<Result> results() throws IOException {
        return reports()
                .flatMap(report -> elements(report, "testcase"))
                .map(test -> new Result(
                        test.getAttribute("classname").replaceFirst(".*[.$]", ""),
                        test.getAttribute("name").replaceFirst("\\W.*", ""),
                        outcome(test)));
    }

    private static String outcome(Element test) {
        boolean failed = Stream.of("failure", "error")
                .anyMatch(kind -> test.getElementsByTagName(kind).getLength() > 0);
        boolean skipped = test.getElementsByTagName("skipped").getLength() > 0;
        return failed ? "FAILED" : skipped ? "skipped" : "passed";
    }

    private String date() throws IOException {
        return reports()
                .map(Requirements::written)
                .max(Comparator.naturalOrder())
                .map(time ->
                        time.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString())
                .orElse("no run");
    }

    private Stream<Path> reports() throws IOException {
        return Stream.concat(
                files("target/surefire-reports", "TEST-.*\\.xml"), files("target/failsafe-reports", "TEST-.*\\.xml"));
    }

    /** Below that folder of each module. */
    private Stream<Path> files(String folder, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path module : modules()) {
            if (Files.isDirectory(module.resolve(folder))) {
                try (Stream<Path> files = Files.walk(module.resolve(folder))) {
                    files.filter(file -> file.getFileName().toString().matches(name))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found.stream();
    }

    private List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.walk(root, 1)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Element> elements(Path xml, String name) {
        try {
            NodeList nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml.toFile())
                    .getElementsByTagName(name);
            return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
        } catch (Exception unreadable) {
            throw new IllegalStateException(xml.toString(), unreadable);
        }
    }
}
