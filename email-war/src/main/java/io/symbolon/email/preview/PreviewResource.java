package io.symbolon.email.preview;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.startup.DeploymentMode;
import io.symbolon.email.template.MailTemplate;
import io.symbolon.email.template.Templates;
import io.symbolon.email.template.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Pages for a developer's browser: mails sent, and templates. There in development alone, and only under a name of this
 * machine: another name that leads here is somebody's page trying to read the mails (DNS rebinding). What a mail holds runs
 * no script, loads nothing and leads nowhere. Thread-safe.
 */
@Path("/dev")
@ApplicationScoped
public class PreviewResource {
    private static final int MOST = 100;
    private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    /** Frames inherit it: nothing is loaded, no script runs; style attributes of mails are shown. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final Map<String, Object> SAMPLE = Map.of(
            "link", "https://symbolon.example/page#token=sample",
            "time", Instant.EPOCH.toString(),
            "address", "192.0.2.1",
            "display_name", "Ada");

    private final Config config;
    private final Templates templates;
    private final Template page = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addValueResolver(new ReflectionValueResolver())
            .build()
            .parse(resource("mails.html"), Variant.forContentType(Variant.TEXT_HTML));

    /** For the container's proxies. */
    public PreviewResource() {
        this(null, null);
    }

    @Inject
    public PreviewResource(Config config, Templates templates) {
        this.config = config;
        this.templates = templates;
    }

    /** The mails sent, the newest first. */
    @GET
    @Path("/mails")
    @PermitAll
    @Operation(hidden = true)
    public Response mails(@HeaderParam(HttpHeaders.HOST) String host) throws IOException {
        Optional<String> directory = config.getOptionalValue("mail.directory", String.class);
        if (!isForDeveloper(host) || directory.isEmpty()) {
            return Problem.of(ProblemType.NOT_FOUND).response();
        }
        List<LaidMail> mails = new MailFolder(java.nio.file.Path.of(directory.get())).newest(MOST);
        return html(page.data("mails", mails).render());
    }

    /** A template with sample values, in a language. */
    @GET
    @Path("/templates/{name}")
    @PermitAll
    @Operation(hidden = true)
    public Response template(
            @HeaderParam(HttpHeaders.HOST) String host,
            @PathParam("name") String name,
            @QueryParam("locale") String locale) {
        Optional<MailTemplate> template = MailTemplate.of(name).filter(known -> isForDeveloper(host));
        if (template.isEmpty()) {
            return Problem.of(ProblemType.NOT_FOUND).response();
        }
        Words words = templates.fill(template.get(), SAMPLE, locale);
        LaidMail mail = new LaidMail(words.subject(), "", "", Instant.EPOCH, words.text(), words.html());
        return html(page.data("mails", List.of(mail)).render());
    }

    private boolean isForDeveloper(String host) {
        return DeploymentMode.of(config).isDevelopment()
                && host != null
                && LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static Response html(String page) {
        return Response.ok(page, new MediaType("text", "html", "utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String resource(String name) {
        try (InputStream file = PreviewResource.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
