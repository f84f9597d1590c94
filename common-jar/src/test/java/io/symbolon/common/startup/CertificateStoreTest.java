package io.symbolon.common.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateStoreTest {
    static final String PASSWORD = "only-for-this-test";

    @TempDir
    private Path directory;

    @Test
    void aCertificateOfTheDevelopmentCaWhenProductionThenIsRefused() throws Exception {
        Path store = selfSigned("CN=Symbolon development CA");

        assertThat(CertificateStore.faultOf(store, PASSWORD)).contains("holds a certificate of the development CA");
    }

    @Test
    void anotherAuthorityWhenProductionThenIsTaken() throws Exception {
        assertThat(CertificateStore.faultOf(selfSigned("CN=Example Issuing CA"), PASSWORD))
                .isEmpty();
    }

    @Test
    void aMissingStoreWhenProductionThenItsPathIsNamed() {
        Path absent = directory.resolve("absent.p12");

        assertThat(CertificateStore.faultOf(absent, PASSWORD)).contains("names no file: " + absent);
    }

    @Test
    void aWrongPasswordWhenProductionThenIsRefused() throws Exception {
        assertThat(CertificateStore.faultOf(selfSigned("CN=Example Issuing CA"), "wrong")
                        .orElseThrow())
                .contains("cannot be read");
    }

    private Path selfSigned(String name) throws IOException, InterruptedException {
        return selfSigned(directory, name);
    }

    /** One of its own, good for 90 days from now on. */
    static Path selfSigned(Path directory, String name) throws IOException, InterruptedException {
        Path store = directory.resolve("store.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder command = new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-dname",
                name,
                "-storepass:env",
                "STORE_PASSWORD");
        command.environment().put("STORE_PASSWORD", PASSWORD);
        assertThat(command.redirectErrorStream(true).start().waitFor()).isZero();
        return store;
    }
}
