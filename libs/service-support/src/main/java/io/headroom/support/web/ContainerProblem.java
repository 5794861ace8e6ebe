package io.headroom.support.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what Tomcat refuses before any filter sees it, a malformed request line for example, in the form of everything
 * else. Public because Tomcat makes it by its name.
 */
public class ContainerProblem extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        CommonError code = status.is4xxClientError() ? CommonError.BAD_REQUEST : CommonError.INTERNAL_ERROR;
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getReporter()
                    .write(String.format(
                            "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\","
                                    + "\"detail\":\"the request is malformed: check its path and headers\"}",
                            code.type(), status.getReasonPhrase(), status.value(), code.name()));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // the caller has hung up
        }
    }
}
