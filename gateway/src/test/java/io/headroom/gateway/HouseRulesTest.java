package io.headroom.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.headroom.test.HouseRules;

@AnalyzeClasses(packages = "io.headroom.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule JSON = HouseRules.ONE_JSON_MAPPER;

    @ArchTest
    static final ArchRule CLOCK = HouseRules.INJECTED_CLOCK;
}
