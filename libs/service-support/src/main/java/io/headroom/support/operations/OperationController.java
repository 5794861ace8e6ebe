package io.headroom.support.operations;

import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows how far long work is. */
@RestController
@RequiresScope
@Tag(name = "Operations", description = "Long work")
class OperationController {

    private final Operations operations;

    OperationController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/api/v1/operations/{id}")
    @io.swagger.v3.oas.annotations.Operation(operationId = "getOperation", summary = "How far a long operation is")
    ResponseEntity<Operation> read(Caller caller, @PathVariable @ValidId String id) {
        Operation operation = operations
                .find(id, caller.tenantId())
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "operation '" + id + "' is unknown: its 202 answer named its Location"));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (operation.state() == Operation.State.RUNNING) {
            answer.header("Retry-After", "1");
        }
        return answer.body(operation);
    }
}
