/**
 * Black-box tests of the real platform: four Open Liberty servers over HTTPS, with the built WARs and fragments, on their
 * own ports and with their own data below {@code system-tests/target/system}. They run in {@code verify} and leave a
 * development run alone.
 *
 * <p>A test class says {@link io.symbolon.system.SystemTest} and takes the platform in its constructor:
 *
 * <pre>{@code
 * @SystemTest
 * class LogoutIT {
 *     private final Symbolon symbolon;
 *
 *     LogoutIT(Symbolon symbolon) {
 *         this.symbolon = symbolon;
 *     }
 *
 *     @Test
 *     void logoutWhenRepeatedThenStillLoggedOut() {
 *         Login login = symbolon.login(symbolon.register());
 *         symbolon.auth().post("/v1/auth/logout").bearer(login.accessToken()).send().expect(200);
 *         symbolon.auth().post("/v1/auth/refresh").json(Map.of("refresh_token", login.refreshToken()))
 *                 .send().expectProblem(401, "invalid-refresh-token");
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>All such classes share one platform; the first that asks for it starts it, the end of the run stops it. So a test
 *       makes its own people ({@link io.symbolon.system.Symbolon#register()}), never counts absolutely what others change
 *       too, and never leaves a server down.
 *   <li>{@link io.symbolon.system.Server} is a service as its clients see it: {@code get}, {@code post} … make a
 *       {@link io.symbolon.system.Call}, {@code send()} an {@link io.symbolon.system.Answer}. Certificates and host names
 *       are checked; nothing but the platform's own CA is trusted.
 *   <li>{@link io.symbolon.system.Symbolon#administrator()} signs the first administrator in,
 *       {@link io.symbolon.system.Symbolon#serviceToken} gets a service's token as that service would,
 *       {@link io.symbolon.system.Symbolon#mails()} holds what was sent.
 *   <li>What comes later is awaited (Awaitility), never slept for.
 *   <li>A class that kills servers or needs other settings makes a platform of its own with
 *       {@link io.symbolon.system.Setup}.
 * </ul>
 *
 * One class: {@code ./mvnw verify -pl liberty-config,common-jar,common-jar/testing,auth-war,user-war,property-war,email-war,system-tests
 * -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RegistrationStoryIT -Dfailsafe.failIfNoSpecifiedTests=false},
 * or from an IDE once the modules are packaged.
 */
package io.symbolon.system;
