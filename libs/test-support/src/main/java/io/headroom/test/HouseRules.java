package io.headroom.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Rules that every module's classes keep; a module names the ones that concern it in an {@code @ArchTest}. */
public final class HouseRules {

    /** Jackson 3 writes and reads all JSON; Jackson 2 is on the class path for others only. */
    public static final ArchRule ONE_JSON_MAPPER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
            .because("tools.jackson is the suite's one JSON mapper");

    /** The time comes from the injected clock, so that a test can set it. */
    public static final ArchRule INJECTED_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the time comes from the injected Clock");

    private HouseRules() {}
}
