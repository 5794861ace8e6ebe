package io.headroom.forecast.model;

import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmForgotten;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every VM that is forecast by this instance. */
@Component
public class Fleet {

    private final Map<VmRef, VmSubject> subjects = new ConcurrentHashMap<>();

    /** The VM's subject, made on first sight. */
    public VmSubject of(VmRef vm) {
        return subjects.computeIfAbsent(vm, VmSubject::new);
    }

    /** The VM's subject if it has one. */
    public Optional<VmSubject> find(VmRef vm) {
        return Optional.ofNullable(subjects.get(vm));
    }

    /** All of them. */
    public Collection<VmSubject> all() {
        return List.copyOf(subjects.values());
    }

    /** A removed VM is no longer forecast. */
    @EventListener
    void forget(VmForgotten event) {
        subjects.remove(event.vm());
    }
}
