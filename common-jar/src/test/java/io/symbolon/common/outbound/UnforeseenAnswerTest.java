package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbolon.common.problem.CalledServiceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a called service says is for us: who called us hears of it as a failure of ours. */
class UnforeseenAnswerTest extends CallingTest {
    @RegisterRestClient(configKey = "email")
    @InternalClient("email-service")
    public interface Mail {
        @GET
        String call();

        @GET
        Response look();
    }

    /** Nothing of it could be made of a redirect. */
    @RegisterRestClient(configKey = "email")
    @InternalClient("email-service")
    public interface Words {
        @GET
        String call();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "401; {\"reason\":\"missing_internal_token\"}; 401 missing_internal_token",
                "403; {\"reason\":\"insufficient_scope\"}; 403 insufficient_scope",
                "400; {\"error\":\"invalid_target\"}; 400 invalid_target",
                "404; {\"reason\":\"A Person's Name\"}; 404",
                "409; no JSON; 409",
                "500; ''; 500"
            })
    void answerThenToldByWhomAndWhyAndNothingElse(int status, String body, String told) {
        target.reply(status, body);
        CalledServiceException failure =
                catchThrowableOfType(CalledServiceException.class, client(Mail.class, false)::call);
        assertThat(failure).hasMessage(Mail.class.getName() + " was answered " + told);
        assertThat(failure.getResponse().getStatus()).isEqualTo(status);
    }

    @Test
    void answerThenTheApplicationMayReadIt() {
        target.reply(409, "taken");
        CalledServiceException failure =
                catchThrowableOfType(CalledServiceException.class, client(Mail.class, false)::look);
        assertThat(failure.getResponse().readEntity(String.class)).isEqualTo("taken");
    }

    @Test
    void redirectWhenNobodyAskedForAWholeAnswerThenNotOurs() {
        target.redirectTo("https://elsewhere.example");
        CalledServiceException failure =
                catchThrowableOfType(CalledServiceException.class, client(Words.class, false)::call);
        assertThat(failure).hasMessage(Words.class.getName() + " was answered 307");
        assertThat(client(Mail.class, false).look().getStatus()).isEqualTo(307);
    }

    @Test
    void answerWhenTheApplicationWantsStatusesThenItGetsThem() {
        target.reply(404, "nothing");
        assertThat(client(Mail.class, true).look().getStatus()).isEqualTo(404);
    }
}
