package io.headroom.forecast;

import io.headroom.test.Api;
import io.headroom.test.Database;
import io.headroom.test.HeadroomIT;
import io.headroom.test.RecordProbe;
import io.headroom.test.TestTokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Autowired;

/** The service on its database and broker, at time scale 60: a step takes 5 seconds. */
@HeadroomIT(
        classes = ForecastApplication.class,
        properties = {"headroom.time-scale=60", "headroom.forecast.directory.unregistered-vm-cap=20"})
public abstract class ForecastIT {

    @Autowired
    protected Api api;

    @Autowired
    protected RecordProbe records;

    @Autowired
    protected Database database;

    protected Api tenant(String tenant) {
        return api.as(TestTokens.tenant(tenant, "metrics:write", "forecast:read"));
    }

    /** The one number that a query answers. */
    protected double number(String sql, String... parameters) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
