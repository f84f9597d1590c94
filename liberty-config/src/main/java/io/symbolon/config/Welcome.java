package io.symbolon.config;

import java.nio.file.Path;
import java.util.Locale;

/** What a newcomer reads once everything is ready: where things are, and what to try. */
final class Welcome {
    private Welcome() {}

    /** @param here the folder the reader is in, from which paths are shown */
    static String to(Platform platform, Path here) {
        StringBuilder text = new StringBuilder("\n  service           where                     state\n");
        for (Service service : Service.values()) {
            String url = platform.ports().of(service).url().toString();
            text.append(String.format(Locale.ROOT, "  %-17s %-25s ready%n", service.serviceName(), url));
        }
        return text.append(next(platform, here)).toString();
    }

    private static String next(Platform platform, Path here) {
        return """

                  try next
                  curl --cacert %1$s %2$s/v1/auth/register \\
                       -H 'Content-Type: application/json' \\
                       -d '{"email":"ada@example.com","password":"correct horse battery"}'
                  ls %3$s                 the welcome mail, a moment later
                  ./mvnw liberty:stop
                """.formatted(
                                relative(platform.authority(), here),
                                platform.ports().of(Service.AUTH).url(),
                                relative(platform.mail(), here))
                        .indent(2)
                + "\n";
    }

    private static Path relative(Path path, Path here) {
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
