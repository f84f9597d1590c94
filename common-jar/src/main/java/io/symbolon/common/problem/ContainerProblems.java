package io.symbolon.common.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the container refuses before any resource is found, as a problem instead of a page. An application names it as its
 * error page in {@code web.xml}:
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>problems</servlet-name>
 *   <servlet-class>io.symbolon.common.problem.ContainerProblems</servlet-class>
 * </servlet>
 * <servlet-mapping><servlet-name>problems</servlet-name><url-pattern>/problem</url-pattern></servlet-mapping>
 * <error-page><location>/problem</location></error-page>
 * }</pre>
 *
 * Whoever asks for that path itself finds nothing there.
 */
public final class ContainerProblems extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectWriter JSON = new ObjectMapper().writer();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(status(request), request, response);
    }

    /** The problem of that status, as the whole answer, where no resource has a say. */
    public static void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String correlation = CorrelationIds.of(request);
        response.setStatus(status);
        response.setHeader(CorrelationIds.HEADER, correlation);
        response.setContentType(Problem.MEDIA_TYPE.toString());
        ProblemDocument problem = StatusProblems.of(status).document().withInstance("urn:uuid:" + correlation);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }
}
