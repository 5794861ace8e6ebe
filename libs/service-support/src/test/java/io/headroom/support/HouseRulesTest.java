package io.headroom.support;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.headroom.test.HouseRules;

@AnalyzeClasses(packages = "io.headroom.support", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule ONE_JSON_MAPPER = HouseRules.ONE_JSON_MAPPER;

    @ArchTest
    static final ArchRule INJECTED_CLOCK = HouseRules.INJECTED_CLOCK;
}
