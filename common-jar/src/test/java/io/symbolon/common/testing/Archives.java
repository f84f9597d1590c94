package io.symbolon.common.testing;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Archives for in-container tests. What a test class uses besides the platform must be in its archive. */
public final class Archives {
    private Archives() {}

    /** An application as another team would build it: common-jar and its libraries in WEB-INF/lib, plus the assertions. */
    public static WebArchive withCommonJar(String name) {
        return withAssertions(ShrinkWrap.create(WebArchive.class, name))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibrary(commonJar())
                .addAsLibraries(Stream.of(
                                com.nimbusds.jwt.JWT.class,
                                com.github.benmanes.caffeine.cache.Cache.class,
                                com.fasterxml.jackson.databind.ObjectMapper.class,
                                com.fasterxml.jackson.core.JsonFactory.class,
                                com.fasterxml.jackson.annotation.JsonProperty.class,
                                com.fasterxml.jackson.datatype.jsr310.JavaTimeModule.class,
                                org.eclipse.microprofile.jwt.JsonWebToken.class)
                        .map(Archives::jarOf)
                        .toArray(File[]::new));
    }

    /** The WAR that this module has just built ({@code target/<artifactId>.war}), plus the assertions. */
    public static WebArchive builtWar(String artifactId) {
        File war = new File("target", artifactId + ".war");
        return withAssertions(ShrinkWrap.createFromZipFile(WebArchive.class, war));
    }

    /** Lets the application trust {@link TestKey#TRUSTED}: no auth server is needed. */
    public static WebArchive trustingTestKey(WebArchive war) {
        return war.addClasses(TestJwks.class, TestKey.class, TestTokens.class);
    }

    /** The library's jar file that holds the class. */
    public static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebArchive withAssertions(WebArchive war) {
        return war.addAsLibraries(
                jarOf(org.assertj.core.api.Assertions.class),
                jarOf(org.awaitility.Awaitility.class),
                jarOf(org.hamcrest.Matcher.class));
    }

    private static JavaArchive commonJar() {
        return ShrinkWrap.create(ExplodedImporter.class, "common-jar.jar")
                .importDirectory("target/classes")
                .as(GenericArchive.class)
                .as(JavaArchive.class);
    }
}
