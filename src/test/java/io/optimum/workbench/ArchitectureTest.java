package io.optimum.workbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.optimum.workbench.domain.engine.Engine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house rules of docs/architecture: who may use whom. [PlantedImportTest] sees each one fail.
class ArchitectureTest {
  static final String ROOT = "io.optimum.workbench";

  /// Packages by layer, from the ground up. A package may use lower layers only; packages of one
  /// layer are strangers, but for the exceptions in `NEIGHBOURS`.
  static final List<Set<String>> LAYERS =
      List.of(
          Set.of("domain", "task", "files"),
          Set.of("strategy", "service", "codec", "network"),
          Set.of("device", "predictor", "importer", "exporter"),
          Set.of("profiling", "planner"),
          Set.of("project", "study"),
          Set.of("workflow"),
          Set.of("ui", "cli"),
          Set.of("app"));

  static final Map<String, Set<String>> NEIGHBOURS =
      Map.of(
          "profiling", Set.of("planner"),
          "study", Set.of("project"),
          "service", Set.of("strategy"),
          "strategy", Set.of("service"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Engine.class.getProtectionDomain().getCodeSource().getLocation());

  static List<ArchRule> rules() {
    return List.of(
        outside("ui", "app").dependOn("javafx..", "org.controlsfx..", "atlantafx.."),
        outside("predictor.mlp", "device.cuda").dependOn("ai.djl.."),
        outside("device.cuda").dependOn("jcuda..", "java.lang.foreign.."),
        outside("device.cuda.tensorrt").dependOn("org.bytedeco.."),
        outside("codec", "importer").dependOn("com.fasterxml.jackson.."),
        outside("importer.nsys").dependOn("org.sqlite..", "java.sql.."),
        outside("importer.file", "importer.colocation").dependOn("de.siegmar.fastcsv.."),
        outside("cli").dependOn("picocli.."),
        outside("exporter", "importer.onnx", "network.onnx.schema")
            .dependOn("com.google.protobuf.."),
        outside("app", "predictor.mlp").dependOn(ROOT + ".predictor.mlp.."),
        outside("app", "device.sim").dependOn(ROOT + ".device.sim.."),
        outside("app", "device.replay").dependOn(ROOT + ".device.replay.."),
        outside("app", "device.agent").dependOn(ROOT + ".device.agent.."),
        outside("app", "device.cuda").dependOn(ROOT + ".device.cuda.."),
        systemOut(),
        runLater());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void packagesUseOnlyLowerLayers() {
    assertThat(violations(CLASSES)).isEmpty();
  }

  @Test
  void screensDoNotKnowEachOther() {
    screensAreStrangers().allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageHasAMapAndIsNullMarked() {
    Set<String> packages = new TreeSet<>();
    CLASSES.stream()
        .filter(each -> !each.getPackageName().contains(".triton.proto"))
        .filter(each -> !each.getPackageName().endsWith(".onnx.schema"))
        .forEach(each -> packages.add(each.getPackageName()));
    assertThat(packages)
        .allSatisfy(name ->
            assertThat(
                    CLASSES.contain(name + ".package-info")
                        && CLASSES
                            .get(name + ".package-info")
                            .isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .as("package-info of %s with @NullMarked", name)
                .isTrue());
  }

  static ArchRule screensAreStrangers() {
    Set<String> shared = Set.of("shell", "session", "control", "chart", "style", "fx");
    return slices()
        .matching(ROOT + ".ui.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            JavaClass.Predicates.resideInAnyPackage(ROOT + ".ui.."),
            JavaClass.Predicates.resideInAnyPackage(
                shared.stream()
                    .filter(each -> !each.equals("shell"))
                    .map(each -> ROOT + ".ui." + each + "..")
                    .toArray(String[]::new)))
        .ignoreDependency(
            JavaClass.Predicates.resideInAnyPackage(ROOT + ".ui.shell.."),
            JavaClass.Predicates.resideInAnyPackage(ROOT + ".ui.."));
  }

  /// Every dependency from a package to one that is not in a lower layer, by package pair.
  static Map<String, String> violations(JavaClasses classes) {
    Map<String, String> found = new TreeMap<>();
    for (JavaClass each : classes) {
      String from = part(each);
      each.getDirectDependenciesFromSelf().stream()
          .filter(dependency -> dependency.getTargetClass().getName().startsWith(ROOT + "."))
          .filter(dependency -> !allowed(from, part(dependency.getTargetClass())))
          .forEach(dependency ->
              found.putIfAbsent(
                  from + " -> " + part(dependency.getTargetClass()), dependency.getDescription()));
    }
    return found;
  }

  private static boolean allowed(String from, String to) {
    return from.isEmpty()
        || to.isEmpty()
        || from.equals(to)
        || layer(to) < layer(from)
        || NEIGHBOURS.getOrDefault(from, Set.of()).contains(to);
  }

  private static int layer(String part) {
    for (int i = 0; i < LAYERS.size(); i++) {
      if (LAYERS.get(i).contains(part)) {
        return i;
      }
    }
    throw new IllegalStateException(
        "The package %s has no layer. Give it one in ArchitectureTest.LAYERS.".formatted(part));
  }

  private static String part(JavaClass type) {
    String name = type.getPackageName();
    return name.length() <= ROOT.length()
        ? ""
        : name.substring(ROOT.length() + 1).split("\\.", -1)[0];
  }

  private static ArchRule systemOut() {
    return noClasses()
        .that(in(ROOT + ".."))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("only the composition root hands standard output to the command line");
  }

  private static ArchRule runLater() {
    return noClasses()
        .that(in(ROOT + "..").and(DescribedPredicate.not(in(ROOT + ".ui.fx.."))))
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");
  }

  private static DescribedPredicate<JavaClass> in(String packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }

  private static Outside outside(String... packages) {
    return new Outside(
        Stream.of(packages).map(each -> ROOT + "." + each + "..").toArray(String[]::new));
  }

  private record Outside(String... packages) {
    ArchRule dependOn(String... forbidden) {
      return noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackages(packages)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden);
    }
  }

  @Test
  void classesAreFinalUnlessOpenedOnPurpose() {
    classes()
        .that()
        .resideInAPackage(ROOT + "..")
        .and()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotEnums()
        .and()
        .resideOutsideOfPackages(ROOT + ".exporter.triton.proto..", ROOT + ".network.onnx.schema..")
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .check(CLASSES);
  }
}
