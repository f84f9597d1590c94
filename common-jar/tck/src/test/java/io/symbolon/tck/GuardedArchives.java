package io.symbolon.tck;

import io.symbolon.common.inbound.ClassDecisions;
import io.symbolon.common.inbound.GuardFeature;
import io.symbolon.common.inbound.verification.Leniencies;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.tck.container.jaxrs.UnsecureTCKApplication;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Adds to the TCK's archives what an application of ours has: common-jar, its libraries, and a class that names the guard. */
public class GuardedArchives implements ApplicationArchiveProcessor {
    private static final String SETTINGS = "/META-INF/microprofile-config.properties";
    /** Where the TCK supposes the application when nobody tells it. */
    private static final String SUPPOSED = "http\\://localhost\\:8080/";

    @Override
    public void process(Archive<?> archive, TestClass test) {
        WebArchive war = (WebArchive) archive;
        war.addAsLibraries(Stream.of(
                        GuardFeature.class,
                        com.nimbusds.jwt.JWT.class,
                        com.github.benmanes.caffeine.cache.Cache.class,
                        com.fasterxml.jackson.databind.ObjectMapper.class,
                        com.fasterxml.jackson.core.JsonFactory.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class,
                        com.fasterxml.jackson.datatype.jsr310.JavaTimeModule.class,
                        org.eclipse.microprofile.jwt.JsonWebToken.class)
                .map(GuardedArchives::jarOf)
                .toArray(File[]::new));
        if (!has(war, UnsecureTCKApplication.class)) {
            war.addClasses(
                    TckGuard.class, UnreadTokens.class, ConfiguredKeys.class, ClassDecisions.class, Leniencies.class);
            placeSettings(war);
        }
    }

    private static boolean has(WebArchive war, Class<?> type) {
        return war.contains("/WEB-INF/classes/" + type.getName().replace('.', '/') + ".class");
    }

    /**
     * Onto the class path, where MicroProfile Config looks. And with the application's true address: Liberty gives each a
     * path of its own, so that the TCK's one setting for all could not.
     */
    private static void placeSettings(WebArchive war) {
        String base = "http://localhost:" + System.getProperty("arquillian.http.port") + "/"
                + war.getName().replace(".war", "/");
        String settings = text(war, SETTINGS).replace(SUPPOSED, base);
        war.delete(SETTINGS);
        war.add(new StringAsset(settings), "/WEB-INF/classes" + SETTINGS);
    }

    private static String text(WebArchive war, String path) {
        try (InputStream content = war.get(path).getAsset().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
