package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The configuration as files: what a reader may rely on without starting a server. */
class FragmentsTest {
    private static final Path LIBERTY = Path.of("src/main/liberty");

    @Test
    void variablesHaveADefaultAloneSoThatTheEnvironmentWinsButForTheNameOfAService() throws Exception {
        for (Element variable : all("variable")) {
            if (variable.getAttribute("name").equals("service.name")) {
                assertThat(variable.hasAttribute("defaultValue")).isFalse(); // CONTRACT section 2: our four fix theirs
                continue;
            }
            assertThat(variable.hasAttribute("value"))
                    .as(variable.getAttribute("name"))
                    .isFalse();
            assertThat(variable.hasAttribute("defaultValue"))
                    .as(variable.getAttribute("name"))
                    .isTrue();
        }
    }

    @Test
    void everyVariableIsDocumented() throws Exception {
        String documentation = Files.readString(Path.of("../docs/CONFIGURATION.md"));
        TreeSet<String> names = new TreeSet<>();
        all("variable").forEach(variable -> names.add(variable.getAttribute("name")));

        names.removeIf(name -> documentation.contains("`" + name + "`"));
        assertThat(names).containsExactly("otel.sdk.disabled", "otel.service.name", "service.name", "symbolon.service");
    }

    @Test
    void aServerFitsOnOnePage() throws Exception {
        for (Service service : Service.values()) {
            assertThat(Files.readAllLines(LIBERTY.resolve("servers/" + service.server() + "/server.xml")))
                    .hasSizeLessThan(66);
        }
    }

    @Test
    void aServiceSendsToItsOwnQueuesAloneAndReceivesFromThoseItHears() throws Exception {
        Map<String, String> permissions = new TreeMap<>();
        for (Element role : all("role")) {
            for (Element permission : elements(role, "queuePermission")) {
                String queue = permission.getAttribute("queueRef");
                String action = permission.getTextContent().strip();
                permissions.merge(role.getAttribute("name") + " " + action, queue, (a, b) -> a + " " + b);
            }
        }
        assertThat(permissions)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "auth SEND", "user.from-auth property.from-auth",
                        "auth RECEIVE", "auth.from-user auth.from-property auth.from-email",
                        "user SEND", "auth.from-user",
                        "user RECEIVE", "user.from-auth",
                        "property SEND", "auth.from-property",
                        "property RECEIVE", "property.from-auth",
                        "email SEND", "auth.from-email"));
    }

    @Test
    void authAloneSpeaksOnTheTopicOfHintsAndEverybodyElseHears() throws Exception {
        Map<String, String> permissions = new TreeMap<>();
        for (Element role : all("role")) {
            for (Element permission : elements(role, "topicPermission")) {
                assertThat(permission.getAttribute("topicSpaceRef")).isEqualTo("hints");
                permissions.put(
                        role.getAttribute("name"), permission.getTextContent().strip());
            }
        }
        assertThat(permissions)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("auth", "SEND", "user", "RECEIVE", "property", "RECEIVE", "email", "RECEIVE"));
    }

    @Test
    void theBrokerIsNeverPlainAndNeverGivesUpOnAMessageR60() throws Exception {
        assertThat(all("wasJmsEndpoint")).singleElement().satisfies(endpoint -> assertThat(
                        endpoint.getAttribute("wasJmsPort"))
                .isEqualTo("-1"));
        assertThat(all("queue")).hasSize(5).allMatch(queue -> queue.getAttribute("failedDeliveryPolicy")
                .equals("KEEP_TRYING"));
    }

    @Test
    void exactlyOneServerCarriesTheBroker() throws Exception {
        assertThat(all("include"))
                .filteredOn(include -> include.getAttribute("location").endsWith("/embedded/engine.xml"))
                .hasSize(1);
    }

    @Test
    void eachBrokerIsHeardByTheSameBeansAndToldOnTheSameQueues() throws Exception {
        for (Service service : Service.values()) {
            Element embedded = broker("embedded", service);
            Element artemis = broker("artemis", service);
            assertThat(ids(artemis, "jmsActivationSpec")).isEqualTo(ids(embedded, "jmsActivationSpec"));
            assertThat(ids(embedded, "jmsQueue")).containsAll(ids(artemis, "jmsQueue"));
        }
    }

    /** What opens a server for developers and administrators, or lets anybody change it while it runs. */
    @Test
    void noServerHasADoorForDevelopers() throws Exception {
        assertThat(all("feature"))
                .extracting(feature -> feature.getTextContent().strip())
                .hasSizeGreaterThan(20)
                .noneMatch(feature -> feature.matches("(adminCenter|restConnector|localConnector|jmx|webProfile).*"));
        assertThat(all("quickStartSecurity")).isEmpty();
        assertThat(all("applicationMonitor")).hasSize(2).allMatch(monitor -> monitor.getAttribute("dropinsEnabled")
                .equals("false"));
        Element production =
                parse(LIBERTY.resolve("fragments/mode-production.xml")).getDocumentElement();
        for (String watcher : List.of("config", "applicationMonitor")) {
            assertThat(elements(production, watcher)).singleElement().satisfies(element -> assertThat(
                            element.getAttribute("updateTrigger"))
                    .isEqualTo("disabled"));
        }
    }

    /** Both of them, in production. */
    @Test
    void everyListenerHasTheLimitsAndTheHeaders() throws Exception {
        assertThat(all("httpEndpoint")).hasSize(2).allSatisfy(endpoint -> assertThat(List.of(
                        endpoint.getAttribute("tcpOptionsRef"),
                        endpoint.getAttribute("httpOptionsRef"),
                        endpoint.getAttribute("headersRef")))
                .containsExactly(
                        "connections",
                        "httpLimits",
                        endpoint.getAttribute("id").equals("internal") ? "internalHeaders" : "answerHeaders"));
    }

    private static Element broker(String kind, Service service) throws Exception {
        return parse(LIBERTY.resolve("fragments/" + kind + "/" + service.shortName() + ".xml"))
                .getDocumentElement();
    }

    private static Set<String> ids(Element server, String name) {
        return elements(server, name).stream()
                .map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet());
    }

    private static List<Element> all(String name) throws Exception {
        List<Element> found = new ArrayList<>();
        for (Path file : files()) {
            found.addAll(elements(parse(file).getDocumentElement(), name));
        }
        return found;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(LIBERTY)) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
