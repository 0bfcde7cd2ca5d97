package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.trtexec.MeasuredSwitches;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Warns of profiles in one import whose times are not to be compared: of different GPUs, or
/// measured by trtexec with different switches.
public final class ProfileComparison {
  private static final String GPU_ADVICE =
      "Compare and plan per GPU: measure each engine on the GPU it is to run on.";
  private static final String SWITCH_ADVICE =
      "Measure all with the same switches. trtexec 11 turned CUDA graph and spin-wait on and data"
          + " transfers off by default.";

  private record Measured(EngineProfile profile, String path) {
    String engine() {
      return profile.key().engine().value();
    }

    String gpu() {
      return profile.key().gpu().value();
    }
  }

  private final List<Measured> measured = new ArrayList<>();

  public void add(List<EngineProfile> profiles, EngineParts parts) {
    profiles.stream()
        .filter(profile -> profile.origin() != ProfileOrigin.MODELLED)
        .forEach(profile -> measured.add(new Measured(profile, parts.paths().getFirst())));
  }

  public void report(List<Problem> problems) {
    SortedMap<String, List<Measured>> gpus = groups(Measured::gpu);
    if (gpus.size() > 1) {
      warn(problems, "These profiles are of different GPUs: " + named(gpus) + ".", GPU_ADVICE);
    }
    MeasuredSwitches.DEFAULTS_CHANGED.forEach(name -> {
      SortedMap<String, List<Measured>> values = groups(each -> value(each, name));
      values.remove("");
      if (values.size() > 1) {
        warn(
            problems,
            "These profiles were measured with different switches: %s %s."
                .formatted(name, named(values)),
            SWITCH_ADVICE);
      }
    });
    reportVersions(problems);
  }

  /// Where a file does not say the switches, trtexec's defaults may have been in force.
  private void reportVersions(List<Problem> problems) {
    boolean whole =
        measured.stream()
            .flatMap(each -> MeasuredSwitches.in(each.profile().source()).stream())
            .allMatch(MeasuredSwitches::isWhole);
    SortedMap<String, List<Measured>> defaults = groups(ProfileComparison::defaults);
    defaults.remove("");
    if (!whole && defaults.size() > 1) {
      warn(
          problems,
          "These profiles were measured by versions of trtexec with different defaults, and not"
              + " all say their switches: %s.".formatted(named(defaults)),
          SWITCH_ADVICE);
    }
  }

  private static String value(Measured each, String name) {
    return MeasuredSwitches.in(each.profile().source())
        .map(switches -> switches.values().getOrDefault(name, ""))
        .orElse("");
  }

  private static String defaults(Measured each) {
    return MeasuredSwitches.in(each.profile().source())
        .flatMap(MeasuredSwitches::hasNewDefaults)
        .map(isNew -> isNew ? "11 or later" : "before 11")
        .orElse("");
  }

  private SortedMap<String, List<Measured>> groups(Function<Measured, String> by) {
    SortedMap<String, List<Measured>> groups = new TreeMap<>();
    measured.forEach(
        each -> groups.computeIfAbsent(by.apply(each), _ -> new ArrayList<>()).add(each));
    return groups;
  }

  private static String named(SortedMap<String, List<Measured>> groups) {
    List<String> texts = new ArrayList<>();
    groups.forEach((value, all) ->
        texts.add(
            "%s (%s)".formatted(value, Texts.few(all.stream().map(Measured::engine).toList()))));
    return String.join(", ", texts);
  }

  private void warn(List<Problem> problems, String message, String advice) {
    String path = measured.getLast().path();
    problems.add(Problem.warning(path, "", message, advice));
  }
}
