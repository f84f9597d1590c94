package io.symbolon.auth.client;

import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services that are there from the first start: the platform's four, and those named by {@code auth.services}, each with
 * {@code auth.service.<name>.audiences}, {@code .scopes} and {@code .claims} (lists, separated by commas or spaces). The
 * first token of {@code chat-service} is {@code CHAT_SERVICE_TOKEN}. Immutable.
 */
public final class DeclaredClients {
    private static final List<Client> PLATFORM = List.of(
            client(
                    "user-service",
                    "auth-service property-service email-service",
                    "auth:credentials auth:users:read auth:tokens:validate auth:tokens:revoke auth:revocations:read"
                            + " properties:read email:send",
                    "properties"),
            client("auth-service", "email-service user-service", "email:send profiles:read", ""),
            client(
                    "property-service",
                    "auth-service",
                    "auth:tokens:validate auth:users:read auth:revocations:read",
                    ""),
            client("email-service", "auth-service", "auth:tokens:validate auth:revocations:read", ""));

    private final List<ClientDeclaration> declarations;

    /**
     * Reads the declarations.
     *
     * @param configuration the value of a setting, when there is one
     * @throws IllegalArgumentException naming the setting that is malformed
     */
    public DeclaredClients(Function<String, Optional<String>> configuration) {
        List<Client> clients = new ArrayList<>(PLATFORM);
        words(configuration.apply("auth.services").orElse("")).stream()
                .map(name -> declared(name, configuration))
                .forEach(clients::add);
        requireDistinct(clients);
        this.declarations = clients.stream()
                .map(client -> new ClientDeclaration(client, token(client.name(), configuration)))
                .toList();
    }

    /** The settings that hold the first tokens of all of them, as far as their names can be ones. */
    public static List<String> tokenSettings(Function<String, Optional<String>> configuration) {
        Stream<String> declared = words(configuration.apply("auth.services").orElse("")).stream();
        return Stream.concat(PLATFORM.stream().map(client -> client.name().value()), declared)
                .filter(ServiceName::isValid)
                .map(name -> tokenSetting(new ServiceName(name)))
                .toList();
    }

    List<ClientDeclaration> all() {
        return declarations;
    }

    private static Client declared(String name, Function<String, Optional<String>> configuration) {
        try {
            String prefix = "auth.service." + name + ".";
            return client(
                    name,
                    configuration.apply(prefix + "audiences").orElse(""),
                    configuration.apply(prefix + "scopes").orElse(""),
                    configuration.apply(prefix + "claims").orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "auth.services: the declaration of " + name + " is malformed: " + malformed.getMessage(),
                    malformed);
        }
    }

    private static Client client(String name, String audiences, String scopes, String claims) {
        return new Client(
                new ServiceName(name),
                words(audiences).stream().map(ServiceName::new).collect(Collectors.toSet()),
                words(scopes).stream().map(Scope::new).collect(Collectors.toSet()),
                words(claims));
    }

    private static Optional<Secret> token(ServiceName name, Function<String, Optional<String>> configuration) {
        return configuration
                .apply(tokenSetting(name))
                .filter(value -> !value.isBlank())
                .map(Secret::of);
    }

    private static String tokenSetting(ServiceName name) {
        return name.value().toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
    }

    private static void requireDistinct(List<Client> clients) {
        Set<ServiceName> seen = new LinkedHashSet<>();
        clients.stream()
                .map(Client::name)
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("auth.services declares " + twice + " twice");
                });
    }

    private static Set<String> words(String list) {
        return Stream.of(list)
                .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
