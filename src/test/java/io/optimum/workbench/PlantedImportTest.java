package io.optimum.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every house rule is seen to fail on a planted import.
class PlantedImportTest {
  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .importPackages(
              ArchitectureTest.ROOT + ".strategy.planted",
              ArchitectureTest.ROOT + ".exporter.planted",
              ArchitectureTest.ROOT + ".planner.planted",
              ArchitectureTest.ROOT + ".cli.planted",
              ArchitectureTest.ROOT + ".ui.engines.planted");

  @ParameterizedTest
  @MethodSource("io.optimum.workbench.ArchitectureTest#rules")
  void eachRuleCatchesItsPlantedImport(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }

  @Test
  void layersCatchUpwardAndSidewaysImports() {
    assertThat(ArchitectureTest.violations(PLANTED))
        .containsKeys(
            "strategy -> device", "exporter -> device", "planner -> profiling", "cli -> ui");
  }

  @Test
  void aScreenThatKnowsAnotherIsCaught() {
    assertThatThrownBy(() -> ArchitectureTest.screensAreStrangers().check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("KnowsAnotherScreen");
  }
}
