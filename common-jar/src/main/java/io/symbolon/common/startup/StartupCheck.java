package io.symbolon.common.startup;

import io.symbolon.common.peer.Origin;
import io.symbolon.common.peer.PeerAddress;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/**
 * Asks, before anything else of a service runs, whether it may run at all. Called first in the service's
 * {@code @Singleton @Startup} bean:
 *
 * <pre>{@code
 * StartupCheck.of(config)
 *         .secret("internal.service.token")
 *         .secret("broker.password")
 *         .requiredInProduction("smtp.host")
 *         .database(dataSource)
 *         .orStop();
 * }</pre>
 *
 * Each fault is one log line that names the setting; then in production the process ends with {@value #EXIT_CODE}, and in
 * development the application alone fails. Not thread-safe.
 */
public final class StartupCheck {
    /** The exit code of a server that refused to start. */
    public static final int EXIT_CODE = 20;

    private static final Logger LOG = System.getLogger(StartupCheck.class.getName());

    private static final String HOST = "([a-z0-9.-]+|\\[[0-9a-f:.]+])";
    /** As browsers send them (RFC 6454 section 6.2): in lower case, without the port that goes without saying. */
    private static final String ORIGIN =
            "(https://" + HOST + "(?!:443\\b)|http://" + HOST + "(?!:80\\b))(:[0-9]{1,5})?";

    private static final Pattern ORIGINS = Pattern.compile(ORIGIN + "( *, *" + ORIGIN + ")*");

    /** With all its hosts. */
    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://([^/?]*)");

    private static final Pattern ON_THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])?(:[0-9]+)?");

    private static final String OVERHEARD = "db.url [DB_URL] is without sslmode=verify-full:"
            + " somebody on the way to the database could read what is stored there, and be it";

    private final Config config;
    private final DeploymentMode mode;
    private final Set<String> faults = new LinkedHashSet<>();

    private StartupCheck(Config config) {
        this.config = config;
        this.mode = DeploymentMode.of(config);
    }

    /** Already checks what concerns every server: a known mode, proxies that are
     * addresses, exact origins; in production TLS alone, and no development CA. */
    public static StartupCheck of(Config config) {
        StartupCheck check = new StartupCheck(config);
        check.mode();
        check.origins();
        check.value(PeerAddress.TRUSTED_PROXIES)
                .flatMap(PeerAddress::faultOf)
                .ifPresent(why -> check.fault(PeerAddress.TRUSTED_PROXIES, why));
        if (!check.mode.isDevelopment()) {
            check.plainHttp();
            check.certificates("tls.keystore");
            check.certificates("tls.truststore");
        }
        return check;
    }

    /** The setting is there; in production it is also long, not well known and not of a development run. */
    public StartupCheck secret(String name) {
        return secret(name, value(name));
    }

    /** The same for a value found elsewhere, say in a file; {@code name} is what the line calls it. */
    public StartupCheck secret(String name, Optional<String> value) {
        SecretRule.faultOf(value.orElse(""), mode).ifPresent(why -> fault(name, why));
        return this;
    }

    /** The same where there may be none: of a service that is not deployed, or of what is not being replaced. */
    public StartupCheck secretIfPresent(String name) {
        return value(name).isEmpty() ? this : secret(name);
    }

    /** This service's own token: from a file, from the setting, or from {@code <NAME>_TOKEN} (CONTRACT section 2). */
    public StartupCheck serviceToken() {
        String setting = "services.auth.servicetoken";
        Optional<String> file = value(setting + ".file");
        if (file.isPresent()) {
            return secretOf(setting + ".file", file.get());
        }
        String variable =
                value("service.name").orElse("").toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
        return secret(setting, value(setting).or(() -> value(variable)));
    }

    private StartupCheck secretOf(String name, String file) {
        try {
            return secret(name, Optional.of(Files.readString(Path.of(file)).strip()));
        } catch (IOException | InvalidPathException unreadable) {
            return fault(name, "names a file that cannot be read");
        }
    }

    /** The setting is there. */
    public StartupCheck required(String name) {
        return value(name).isEmpty() ? fault(name, "is missing") : this;
    }

    /** The setting is a URL by which one may speak to a service in confidence: HTTPS, or on this machine (RFC 6750 §5.3). */
    public StartupCheck confidential(String name) {
        return value(name).filter(url -> !Origin.isConfidential(url)).isPresent()
                ? fault(name, "is neither HTTPS nor on this machine")
                : required(name);
    }

    /** The setting is there, or this is a development run. */
    public StartupCheck requiredInProduction(String name) {
        return mode.isDevelopment() ? this : required(name);
    }

    /** The database that {@code db.url} names gives a connection, in production for a password that is a secret. */
    public StartupCheck database(DataSource database) {
        if (!mode.isDevelopment()) {
            secret("db.password");
            value("db.url").filter(StartupCheck::isOverheard).ifPresent(url -> LOG.log(Level.WARNING, OVERHEARD));
        }
        try (Connection connection = database.getConnection()) {
            LOG.log(Level.DEBUG, "database: {0}", connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            fault(
                    "db.url",
                    "gives no connection to "
                            + value("db.url").map(StartupCheck::address).orElse("a database") + ": " + Line.of(e));
        }
        return this;
    }

    /** Something only the service itself can find about a setting; {@code why} goes on after its name and repeats no secret. */
    public StartupCheck fault(String name, String why) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return fault(name + (variable.equals(name) ? "" : " [" + variable + "]") + " " + why);
    }

    /** The same in words that name the setting already. */
    public StartupCheck fault(String line) {
        faults.add("Cannot start: " + line);
        return this;
    }

    /** What was found, one line a fault. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * Returns only when nothing was found. Else each fault is logged; then a production process ends with
     * {@value #EXIT_CODE}, while in development only the application fails: {@code liberty:start} reads the line out, and
     * {@code liberty:dev} waits for the mistake to be mended.
     *
     * @throws IllegalStateException in development, with the first fault
     */
    public void orStop() {
        // halt, not exit: nothing has been accepted yet, and an orderly stop would bury the line under a hundred others
        orStop(() -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    void orStop(Runnable stop) {
        faults.forEach(line -> LOG.log(Level.ERROR, line));
        if (faults.isEmpty()) {
            return;
        }
        if (!mode.isDevelopment()) {
            stop.run();
        }
        throw new Refused(faults.iterator().next());
    }

    private void mode() {
        String configured = DeploymentMode.configured(config);
        if (!configured.equals("production") && !configured.equals("development")) {
            fault(DeploymentMode.SETTING, "is neither production nor development");
        }
    }

    /** What no browser sends is never met, and {@code *} is everybody. */
    private void origins() {
        String cors = value("cors").orElse("off");
        if (!cors.equals("off") && !cors.equals("on")) {
            fault("cors", "is neither on nor off");
        } else if (cors.equals("on")
                && !ORIGINS.matcher(value("cors.origins").orElse("")).matches()) {
            fault("cors.origins", "is no list of exact origins");
        }
    }

    private void plainHttp() {
        if (!value("http.port").orElse("-1").equals("-1")) {
            fault("http.port", "opens plain HTTP, which production never does");
        }
    }

    private void certificates(String name) {
        Optional<String> fault = value(name)
                .map(file -> CertificateStore.faultOf(
                        Path.of(file), value(name + ".password").orElse("")))
                .orElse(Optional.of("is missing"));
        fault.ifPresent(why -> fault(name, why));
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static boolean isOverheard(String url) {
        Matcher postgresql = POSTGRESQL.matcher(url);
        return postgresql.lookingAt()
                && !url.contains("sslmode=verify-full")
                && !Stream.of(postgresql.group(1).split(",")).allMatch(ON_THIS_MACHINE.asMatchPredicate());
    }

    /** A JDBC URL without its parameters, which may hold a password. */
    private static String address(String url) {
        return url.split("[?;]", 2)[0];
    }

    /** Ends the application's start. Where it was thrown says nothing that the line does not. */
    private static final class Refused extends IllegalStateException {
        Refused(String line) {
            super(line);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
