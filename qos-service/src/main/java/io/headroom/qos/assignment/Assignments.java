package io.headroom.qos.assignment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The assignments; whoever changes one holds its row. */
interface Assignments extends JpaRepository<Assignment, AssignmentId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Assignment a where a.id = :id")
    Optional<Assignment> lock(AssignmentId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select a from Assignment a
            where a.id.tenantId = :tenantId and a.groupId = :groupId and a.endedAt is null order by a.id.vmId
            """)
    List<Assignment> lockMembers(String tenantId, String groupId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Assignment a where a.tier = :tier and a.endedAt is null order by a.id.tenantId, a.id.vmId")
    List<Assignment> lockOnTier(String tier);
}
