package io.headroom.forecast.ingest;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.support.messaging.Outgoing;
import io.headroom.support.messaging.RecordPublisher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes a batch of samples: what is sound is on the topic, acknowledged, when this returns; what is not is named. */
@Component
class Ingest {

    private final SampleReader reader;
    private final VmDirectory directory;
    private final RecordPublisher publisher;

    Ingest(SampleReader reader, VmDirectory directory, RecordPublisher publisher) {
        this.reader = reader;
        this.directory = directory;
        this.publisher = publisher;
    }

    Accepted take(String tenantId, List<JsonNode> samples) {
        Map<Integer, MetricSample> sound = new TreeMap<>();
        List<Rejection> rejected = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            try {
                sound.put(i, reader.read(tenantId, samples.get(i)));
            } catch (UnusableSampleException e) {
                rejected.add(e.at(i));
            }
        }
        Set<VmRef> vms = new LinkedHashSet<>();
        sound.values().forEach(sample -> vms.add(new VmRef(tenantId, sample.vmId())));
        Collection<VmRef> kept = directory.admit(vms);
        List<Outgoing> outgoing = new ArrayList<>(sound.size());
        sound.forEach((index, sample) -> {
            VmRef vm = new VmRef(tenantId, sample.vmId());
            if (kept.contains(vm)) {
                rejected.add(new Rejection(
                        index,
                        IngestError.VM_CAP_REACHED,
                        "VM '" + vm.vmId() + "' is not registered and the tenant has " + directory.cap()
                                + " such VMs already: register it first"));
            } else {
                outgoing.add(new Outgoing(vm.key(), sample));
            }
        });
        publisher.send(outgoing);
        return new Accepted(outgoing.size(), rejected);
    }

    /**
     * What became of a batch.
     *
     * @param accepted how many samples are durable
     * @param rejected the others
     */
    record Accepted(int accepted, List<Rejection> rejected) {}
}
