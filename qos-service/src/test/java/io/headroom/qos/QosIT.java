package io.headroom.qos;

import io.headroom.contracts.Keys;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.RecordProbe;
import io.headroom.test.TestTokens;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** The service on its database and broker. */
@HeadroomIT(classes = QosApplication.class)
public abstract class QosIT {

    private static final ResourceAmounts SIZE = new ResourceAmounts(2_000, 4_096, 10_240, 20_480);

    @Autowired
    protected Api api;

    @Autowired
    protected RecordProbe records;

    protected Api tenant(String tenant) {
        return api.as(TestTokens.tenant(tenant, "qos:read", "qos:write"));
    }

    protected Api operator() {
        return api.as(TestTokens.operator());
    }

    /** Registers a VM as the inventory would and waits for its assignment. */
    protected QosAssigned register(VmRef vm, long version, @Nullable String group) {
        records.send(
                vm.key(),
                new VmChanged(
                        vm.tenantId(),
                        vm.vmId(),
                        version,
                        "pool-a",
                        null,
                        group,
                        SIZE,
                        ResourceAmounts.ZERO,
                        SIZE,
                        VmChanged.Mode.ACT,
                        Instant.now()));
        return assigned(vm, message -> true);
    }

    /** Waits for a published assignment. */
    protected QosAssigned assigned(VmRef vm, Predicate<QosAssigned> wanted) {
        return records.await(
                        Topic.QOS_ASSIGNMENTS,
                        seen -> vm.key().equals(seen.key())
                                && seen.value() != null
                                && wanted.test(seen.as(QosAssigned.class)))
                .as(QosAssigned.class);
    }

    protected static VmRef vm(String tenant, String id) {
        return VmRef.ofKey(Keys.vm(tenant, id)).orElseThrow();
    }
}
