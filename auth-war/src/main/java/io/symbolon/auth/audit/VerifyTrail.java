package io.symbolon.auth.audit;

import io.symbolon.common.token.Secret;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies the trail from the command line, where neither the server nor its own memory has to be trusted: against the last
 * head in a log file that was kept elsewhere. docs/AUDIT.md shows the call.
 */
final class VerifyTrail {
    private static final Logger LOG = System.getLogger(VerifyTrail.class.getName());

    private VerifyTrail() {}

    /**
     * Exits with 0 when the trail is whole, with 1 when it is not.
     *
     * @param arguments the log file; none: nothing is known of the tail
     */
    public static void main(String[] arguments) throws IOException {
        Optional<String> log = Stream.of(arguments).findFirst();
        Finding finding = verify(System.getenv(), log.isPresent() ? lastHead(Path.of(log.get())) : Optional.empty());
        LOG.log(
                finding.valid() ? Level.INFO : Level.ERROR,
                finding.valid() ? "the audit trail is whole" : "the audit trail is broken: " + finding.firstBroken());
        System.exit(finding.valid() ? 0 : 1);
    }

    /** @param environment {@code DB_URL}, {@code DB_USER}, {@code DB_PASSWORD} and {@code AUTH_AUDIT_KEY} as auth has them */
    static Finding verify(Map<String, String> environment, Optional<Head> head) {
        Seal seal = new Seal(Secret.of(environment.get("AUTH_AUDIT_KEY")));
        if (head.filter(it -> !seal.isSigned(it)).isPresent()) {
            throw new IllegalArgumentException("the head in the log was not signed under this AUTH_AUDIT_KEY");
        }
        Jdbc jdbc = new Jdbc(() -> DriverManager.getConnection(
                environment.get("DB_URL"), environment.get("DB_USER"), environment.get("DB_PASSWORD")));
        return new Verification(new ChainStore(jdbc), seal, head).run();
    }

    /** @throws IllegalArgumentException when the file holds none: a cut would not be found */
    static Optional<Head> lastHead(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            Optional<Head> last =
                    lines.map(Head::parse).flatMap(Optional::stream).reduce((earlier, later) -> later);
            if (last.isEmpty()) {
                throw new IllegalArgumentException("no head of the audit trail in " + log);
            }
            return last;
        }
    }
}
