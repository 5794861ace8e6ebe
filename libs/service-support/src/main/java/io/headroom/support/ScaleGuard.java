package io.headroom.support;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start on data that was made at another time scale: its steps and windows would mean something else. */
class ScaleGuard implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final DomainTime time;

    ScaleGuard(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long step = time.step().toMillis();
        jdbc.sql("insert into time_scale (scale, step_millis) values (?, ?) on conflict do nothing")
                .params(time.scale(), step)
                .update();
        jdbc.sql("select scale, step_millis from time_scale")
                .query((row, index) -> {
                    int stored = row.getInt("scale");
                    long storedStep = row.getLong("step_millis");
                    if (stored != time.scale() || storedStep != step) {
                        throw new IllegalStateException("This database holds data of time scale " + stored
                                + " with steps of " + storedStep + " ms, the service is set to time scale "
                                + time.scale() + " with steps of " + step
                                + " ms: set headroom.time-scale back, or use another data directory");
                    }
                    return stored;
                })
                .single();
    }
}
