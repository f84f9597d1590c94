package io.symbolon.auth;

import io.symbolon.auth.accountmail.LinkBase;
import io.symbolon.auth.accountmail.LinkKey;
import io.symbolon.auth.administration.AdministratorSettings;
import io.symbolon.auth.audit.HeadFile;
import io.symbolon.auth.audit.Seal;
import io.symbolon.auth.client.DeclaredClients;
import io.symbolon.auth.client.TokenHash;
import io.symbolon.auth.credential.HashingCost;
import io.symbolon.auth.credential.HashingSettings;
import io.symbolon.auth.guessing.GuessingSettings;
import io.symbolon.auth.guessing.Limit;
import io.symbolon.auth.guessing.Pseudonyms;
import io.symbolon.auth.keys.KeyEncryption;
import io.symbolon.auth.keys.KeySettings;
import io.symbolon.auth.keys.Signers;
import io.symbolon.auth.passwordreset.ResetSettings;
import io.symbolon.auth.registration.RegistrationSettings;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.session.SessionSettings;
import io.symbolon.auth.session.SuccessorKey;
import io.symbolon.auth.token.TokenSettings;
import io.symbolon.common.inbound.verification.FastCrypto;
import io.symbolon.common.startup.DeploymentMode;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the configuration, once; an absurd value stops the deployment, naming itself. */
@Dependent
class Settings {
    /** What private signing keys are encrypted under. */
    static final String KEY_ENCRYPTION_KEY = "auth.key.encryption.key";
    /** What service tokens are hashed under. */
    static final String SERVICE_TOKEN_PEPPER = "auth.service.token.pepper";
    /** What successors of refresh tokens, and the tokens of links in mails, are derived under. */
    static final String REFRESH_TOKEN_KEY = "auth.refresh.token.key";
    /** What audit records are sealed under. */
    static final String AUDIT_KEY = "auth.audit.key";
    /** Ends the name of the setting with the value before. */
    static final String PREVIOUS = ".previous";

    private final Config config;

    @Inject
    Settings(Config config) {
        this.config = config;
    }

    /**
     * Reads those that can be absurd, so that none is found so by the first request that needs it.
     *
     * @throws IllegalArgumentException naming the setting that is absurd
     */
    void check() {
        tokens();
        sessions();
        keys();
        hashing();
        linkBase();
        guessing();
        registration();
        passwordReset();
        declaredClients();
    }

    @Produces
    @Singleton
    TokenSettings tokens() {
        return new TokenSettings(
                config.getValue("auth.issuer", URI.class),
                value("auth.token.user.time-to-live", Duration.class, TokenSettings.USER_LIFE),
                value("auth.token.service.time-to-live", Duration.class, TokenSettings.SERVICE_LIFE));
    }

    @Produces
    @Singleton
    RevocationSettings revocations() {
        Duration user = tokens().userLife();
        Duration service = tokens().serviceLife();
        return new RevocationSettings(user.compareTo(service) > 0 ? user : service);
    }

    @Produces
    @Singleton
    SessionSettings sessions() {
        return new SessionSettings(
                value("auth.refresh.time-to-live", Duration.class, Duration.ofDays(7)),
                value("auth.session.time-to-live", Duration.class, Duration.ofDays(30)));
    }

    @Produces
    @Singleton
    SuccessorKey successorKey() {
        return new SuccessorKey(secret(REFRESH_TOKEN_KEY));
    }

    @Produces
    @Singleton
    KeySettings keys() {
        return new KeySettings(
                value("auth.jwks.max-age", Duration.class, Duration.ofMinutes(5)),
                value("auth.keys.refresh", Duration.class, Duration.ofSeconds(2)),
                value("auth.keys.rotation", Duration.class, Duration.ofDays(30)),
                revocations().longestLife());
    }

    @Produces
    @Singleton
    HashingSettings hashing() {
        HashingCost usual = HashingCost.DEFAULT;
        return new HashingSettings(
                new HashingCost(
                        value("auth.hashing.memory", Integer.class, usual.memoryKiB()),
                        value("auth.hashing.iterations", Integer.class, usual.iterations()),
                        usual.parallelism()),
                value(
                        "auth.hashing.concurrency",
                        Integer.class,
                        HashingSettings.usualConcurrency(Runtime.getRuntime())),
                value("auth.hashing.queue", Integer.class, 128));
    }

    @Produces
    @Singleton
    GuessingSettings guessing() {
        GuessingSettings usual = GuessingSettings.DEFAULT;
        return new GuessingSettings(
                limit("auth.guessing.", usual.pair()),
                limit("auth.guessing.network.", usual.network()),
                limit("auth.guessing.account.", usual.account()),
                value("auth.guessing.memory", Duration.class, usual.memory()),
                value("auth.guessing.known-network", Duration.class, usual.known()));
    }

    private Limit limit(String prefix, Limit usual) {
        return new Limit(
                value(prefix + "failures", Integer.class, usual.failures()),
                value(prefix + "delay", Duration.class, usual.delay()),
                value(prefix + "longest-delay", Duration.class, usual.longest()));
    }

    @Produces
    @Singleton
    RegistrationSettings registration() {
        return RegistrationSettings.hourly(hourly("auth.registration.limit", RegistrationSettings.IN_PRODUCTION));
    }

    @Produces
    @Singleton
    ResetSettings passwordReset() {
        return ResetSettings.hourly(hourly("auth.password-reset.limit", ResetSettings.IN_PRODUCTION));
    }

    /** None in a development run, whose people all come from one address. */
    private int hourly(String name, int inProduction) {
        int usual = DeploymentMode.of(config).isDevelopment() ? 0 : inProduction;
        return value(name, Integer.class, usual);
    }

    @Produces
    @Singleton
    Pseudonyms pseudonyms() {
        return new Pseudonyms(secret(SERVICE_TOKEN_PEPPER));
    }

    @Produces
    @Singleton
    KeyEncryption keyEncryption() {
        return new KeyEncryption(secret(KEY_ENCRYPTION_KEY), previous(KEY_ENCRYPTION_KEY));
    }

    @Produces
    @Singleton
    Seal seal() {
        return new Seal(secret(AUDIT_KEY));
    }

    @Produces
    @Singleton
    HeadFile headFile() {
        return new HeadFile(text("symbolon.state.dir").map(Path::of));
    }

    @Produces
    @Singleton
    Signers signers() {
        return new Signers(FastCrypto.provider());
    }

    @Produces
    @Singleton
    TokenHash tokenHash() {
        return new TokenHash(secret(SERVICE_TOKEN_PEPPER), previous(SERVICE_TOKEN_PEPPER));
    }

    @Produces
    @Singleton
    LinkKey linkKey() {
        return new LinkKey(secret(REFRESH_TOKEN_KEY));
    }

    @Produces
    @Singleton
    LinkBase linkBase() {
        return new LinkBase(value("account.link.base", URI.class, config.getValue("auth.issuer", URI.class)));
    }

    @Produces
    @Singleton
    DeclaredClients declaredClients() {
        return new DeclaredClients(this::text);
    }

    @Produces
    @Singleton
    AdministratorSettings administrator() {
        return new AdministratorSettings(
                text("admin.email"), text("admin.password").map(Secret::of));
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }

    private Secret secret(String name) {
        return Secret.of(config.getValue(name, String.class));
    }

    /** The value before, while it is being replaced. */
    private Optional<Secret> previous(String name) {
        return text(name + PREVIOUS).map(Secret::of);
    }

    private <T> T value(String name, Class<T> type, T otherwise) {
        return config.getOptionalValue(name, type).orElse(otherwise);
    }
}
