package io.symbolon.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One Liberty server as a process and a folder. Ended with the JVM of the tests at the latest. */
public final class Liberty {
    /** All of the tests' own environment that a server may see: no secret of a developer's shell. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");

    /** Within the work area while the server runs, and after it was killed. */
    private static final String RUNNING = ".sRunning";

    private static final int PATIENCE = 30; // seconds for an orderly stop

    private final Path wlp;
    private final Path usr;
    private final String name;
    private final Map<String, String> variables;
    private volatile Process process;

    Liberty(Path wlp, Path usr, String name, Map<String, String> variables) {
        this.wlp = wlp;
        this.usr = usr;
        this.name = name;
        this.variables = new ConcurrentHashMap<>(variables);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Puts configuration, application and environment where the server expects them; old logs go. */
    void furnish(Path template, Path war, Path environment, Path jvmOptions) throws IOException {
        Path server = directory();
        Files.createDirectories(server.resolve("apps"));
        for (String file : List.of("server.xml", "bootstrap.properties")) {
            put(template.resolve("servers").resolve(name).resolve(file), server.resolve(file));
        }
        put(jvmOptions, server.resolve("jvm.options"));
        put(environment, server.resolve("server.env"));
        if (put(war, server.resolve("apps").resolve(war.getFileName()))) {
            Folders.delete(workarea()); // what was unpacked of another WAR, whose entries bear the same times
        }
        Folders.delete(keptWorkarea());
        Folders.delete(logs());
        Files.createDirectories(logs());
    }

    /**
     * After an orderly stop: from here on a start after a kill finds what Liberty had unpacked and resolved then. Else it
     * would do all of that again, since the mark of a running server is still there, and take half as long again.
     */
    public void keepWorkarea() {
        try {
            Folders.copy(workarea(), keptWorkarea());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restoreWorkarea() throws IOException {
        if (Files.exists(keptWorkarea()) && Files.exists(workarea().resolve(RUNNING))) {
            Folders.delete(workarea());
            Folders.copy(keptWorkarea(), workarea());
        }
    }

    /** From the next start on. */
    public void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** Starts it without waiting. */
    public void launch() {
        ProcessBuilder builder = new ProcessBuilder(wlp.resolve("bin/server").toString(), "run", name)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", usr.toString());
        builder.environment().putAll(variables);
        try {
            restoreWorkarea();
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process, or its shell. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** SIGKILL, and the process is gone when this returns. */
    public void kill() {
        if (isAlive()) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
        }
    }

    /** SIGSTOP: it does nothing any more, and keeps what it has in hand. */
    public void suspend() {
        signal("STOP");
    }

    /** It goes on where it stopped. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .map(one -> Long.toString(one.pid()))
                .forEach(command::add);
        try {
            new ProcessBuilder(command).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An orderly stop. */
    public void stop() {
        if (isAlive()) {
            terminate();
            exitCode(PATIENCE);
        }
    }

    /** SIGTERM, and does not wait: the server ends what is under way. */
    public void terminate() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
    }

    /** Waits for its end. @throws IllegalStateException when it lives on */
    public int exitCode(int seconds) {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        throw new IllegalStateException(name + " did not end within " + seconds + " s");
    }

    /** What its objects hold after a collection of garbage. */
    public long liveOctets() {
        long pid = process.descendants().mapToLong(ProcessHandle::pid).max().orElse(process.pid());
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String total = text.substring(text.lastIndexOf("Total")); // "Total <objects> <octets>"
            return Long.parseLong(total.strip().split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it has printed. */
    public String output() {
        return Files.exists(console()) ? read(console()) : "";
    }

    /** {@code messages.log}: one JSON object a line. */
    public List<String> messages() {
        return read(logs().resolve("messages.log")).lines().toList();
    }

    /** {@code access.log}: one request a line, with correlation id and {@code traceparent}. */
    public List<String> accesses() {
        return read(logs().resolve("access.log")).lines().toList();
    }

    /** The folder of its log files. */
    public Path logs() {
        return directory().resolve("logs");
    }

    /** The server's own folder, where {@code server.env} is. */
    public Path directory() {
        return usr.resolve("servers").resolve(name);
    }

    private Path workarea() {
        return directory().resolve("workarea");
    }

    private Path keptWorkarea() {
        return usr.resolve("kept").resolve(name);
    }

    private Path console() {
        return logs().resolve("console.log");
    }

    /** Tells whether another file was there, or none. */
    private static boolean put(Path source, Path target) throws IOException {
        boolean differs = !Files.exists(target) || Files.mismatch(source, target) >= 0;
        if (differs) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return differs;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
