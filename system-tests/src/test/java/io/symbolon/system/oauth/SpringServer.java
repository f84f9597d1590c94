package io.symbolon.system.oauth;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * A stranger's service: Tomcat, in it Spring Security as applications declare it, and behind that a servlet which answers
 * with its caller's name, at {@code /mails} and {@code /purges} to those alone who have the scope.
 */
final class SpringServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    private SpringServer(SpringCheck tokens) {
        tomcat.setSilent(true);
        tomcat.setBaseDir(Path.of("target", "spring").toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.addContext("", null)
                .addServletContainerInitializer((types, servlets) -> declare(servlets, tokens), null);
    }

    /** Listens already. */
    static SpringServer taking(SpringCheck tokens) throws LifecycleException {
        SpringServer server = new SpringServer(tokens);
        server.tomcat.getConnector();
        server.tomcat.start();
        return server;
    }

    URI url() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static void declare(ServletContext servlets, SpringCheck tokens) {
        AnnotationConfigWebApplicationContext application = new AnnotationConfigWebApplicationContext();
        application.register(Security.class);
        application.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("tokens", tokens));
        servlets.addListener(new ContextLoaderListener(application));
        servlets.addFilter("springSecurityFilterChain", new DelegatingFilterProxy())
                .addMappingForUrlPatterns(null, false, "/*");
        servlets.addServlet("caller", new CallersName()).addMapping("/*");
    }

    @EnableWebSecurity
    static class Security {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, SpringCheck tokens) {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/mails")
                            .hasAuthority("SCOPE_email:send")
                            .requestMatchers("/purges")
                            .hasAuthority("SCOPE_email:purge")
                            .anyRequest()
                            .authenticated())
                    .oauth2ResourceServer(tokens)
                    .build();
        }
    }

    private static final class CallersName extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteUser());
        }
    }
}
