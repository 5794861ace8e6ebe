package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.GroupEntry;
import io.headroom.allocator.inventory.Groups;
import io.headroom.allocator.inventory.Precondition;
import io.headroom.contracts.VmChanged;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Page;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's application groups. */
@Tag(name = "Groups")
@RestController
@RequestMapping("/api/v1/groups")
class GroupController {

    private final Groups groups;

    GroupController(Groups groups) {
        this.groups = groups;
    }

    @Operation(summary = "Register an application group", operationId = "registerGroup")
    @RequiresScope("allocation:write")
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refused(status = "422", when = "its pool is not registered")
    ResponseEntity<GroupView> register(Caller caller, @Valid @RequestBody NewGroup group) {
        VmChanged.Mode mode = group.mode() == null ? VmChanged.Mode.ACT : group.mode();
        GroupEntry entry = groups.register(caller.tenant(), group.group(), group.pool(), mode);
        return ResponseEntity.created(URI.create("/api/v1/groups/" + entry.groupId()))
                .eTag(ETags.of(entry.version()))
                .body(GroupView.of(entry));
    }

    @Operation(summary = "List the tenant's groups", operationId = "listGroups")
    @RequiresScope("allocation:read")
    @GetMapping
    Page<GroupView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        String filter = "groups " + caller.tenantId();
        List<String> after =
                Cursor.read(cursor, filter, 2).map(Cursor::position).orElse(List.of("", ""));
        List<GroupView> rows = groups.list(caller.tenantId(), after.get(0), after.get(1), size + 1).stream()
                .map(GroupView::of)
                .toList();
        return Page.of(rows, size, group -> Cursor.after(filter, group.tenantId(), group.group()));
    }

    @Operation(summary = "Read a group", operationId = "getGroup")
    @RequiresScope("allocation:read")
    @GetMapping("/{group}")
    ResponseEntity<GroupView> get(Caller caller, @PathVariable @ValidId String group) {
        return answer(groups.require(caller.tenant(), group));
    }

    @Operation(summary = "Change the mode that new members of a group take", operationId = "changeGroup")
    @RequiresScope("allocation:write")
    @PatchMapping("/{group}")
    ResponseEntity<GroupView> change(
            Caller caller,
            @PathVariable @ValidId String group,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody GroupPatch patch) {
        return answer(groups.change(caller.tenant(), group, patch.mode(), Precondition.ifMatch(ifMatch)));
    }

    @Operation(summary = "Remove a group that has no VM", operationId = "removeGroup")
    @RequiresScope("allocation:write")
    @DeleteMapping("/{group}")
    @Refused(status = "409", when = "the group still has VMs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> remove(
            Caller caller,
            @PathVariable @ValidId String group,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        groups.remove(caller.tenant(), group, Precondition.ifMatch(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<GroupView> answer(GroupEntry entry) {
        return ResponseEntity.ok().eTag(ETags.of(entry.version())).body(GroupView.of(entry));
    }

    /**
     * A group to register.
     *
     * @param pool the pool that its VMs share, if they do
     * @param mode the mode that a new member takes; ACT if absent
     */
    @Schema(example = """
            {"group": "web", "pool": "pool-a", "mode": "ACT"}
            """)
    record NewGroup(
            @NotNull @ValidId String group,
            @Nullable @ValidId String pool,
            VmChanged.@Nullable Mode mode) {}

    /** A group's new mode. */
    @Schema(example = """
            {"mode": "SHADOW"}
            """)
    record GroupPatch(@NotNull VmChanged.Mode mode) {}

    /** A group as it is. */
    record GroupView(
            String tenantId,
            String group,
            @Nullable String pool,
            VmChanged.Mode mode,
            long version,
            Instant createdAt,
            Instant changedAt) {

        static GroupView of(GroupEntry entry) {
            return new GroupView(
                    entry.tenantId(),
                    entry.groupId(),
                    entry.poolId(),
                    entry.mode(),
                    entry.version(),
                    entry.createdAt(),
                    entry.changedAt());
        }
    }
}
