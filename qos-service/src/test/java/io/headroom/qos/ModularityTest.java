package io.headroom.qos;

import static io.headroom.test.HouseRules.INJECTED_CLOCK;
import static io.headroom.test.HouseRules.ONE_JSON_MAPPER;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesKeepToTheirBorders() {
        ApplicationModules.of(QosApplication.class).verify();
    }

    @Test
    void classesKeepTheHouseRules() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.headroom.qos");

        ONE_JSON_MAPPER.check(classes);
        INJECTED_CLOCK.check(classes);
    }
}
