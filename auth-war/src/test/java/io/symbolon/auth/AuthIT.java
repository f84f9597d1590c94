package io.symbolon.auth;

import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract's sections 3, 4 and 8 over HTTP, in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class AuthIT
        implements RegistrationContract,
                LoginContract,
                ServiceTokenContract,
                AnswersContract,
                UsersContract,
                RevocationContract,
                InternalLoginContract,
                GuessingContract,
                RefreshGrantContract,
                SessionContract,
                AccountContract,
                ValidationContract,
                AuditContract,
                RegistryContract,
                OAuthContract,
                AccountMailContract {
    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.builtWar("auth-war")
                .addAsWebInfResource(
                        new StringAsset("<web-ext xmlns='http://websphere.ibm.com/xml/ns/javaee' version='1.1'>"
                                + "<context-root uri='/'/></web-ext>"),
                        "ibm-web-ext.xml");
    }

    @BeforeEach
    void ready() {
        await().until(() -> AuthHttp.AUTH.get("/health/ready").status() == 200);
    }
}
