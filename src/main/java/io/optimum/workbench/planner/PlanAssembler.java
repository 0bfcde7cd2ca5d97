package io.optimum.workbench.planner;

import static io.optimum.workbench.planner.space.Phrases.count;
import static io.optimum.workbench.planner.space.Phrases.number;
import static io.optimum.workbench.planner.space.Phrases.percent;

import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.yardstick.Yardsticks;
import io.optimum.workbench.strategy.Knob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a plan: the chosen candidate, why, and what it is held against.
final class PlanAssembler {
  private static final int RUNNERS_UP = 5;

  private static final ObjectiveTerm NO_RULE =
      new ObjectiveTerm(
          "Plain rules to compare with", 0, "rules", "No plain rule keeps every SLO and demand.");

  private final PlanSpace space;
  private final Yardsticks yardsticks;

  PlanAssembler(PlanSpace space, Yardsticks yardsticks) {
    this.space = space;
    this.yardsticks = yardsticks;
  }

  /// What was found.
  ///
  /// @param chosen the plan
  /// @param others next best, best first
  /// @param noise 95 % half-width of the STP per GPU where it was measured, else 0
  /// @param evaluations candidates judged by prediction
  /// @param search how it was found, a sentence
  /// @param overhead what it cost
  record Found(
      Evaluation chosen,
      List<Evaluation> others,
      double noise,
      int evaluations,
      String search,
      SearchOverhead overhead) {
    Found {
      others = List.copyOf(others);
    }
  }

  Plan plan(Found found) {
    return plan(found, yardsticks.all(found.chosen().gpus().size()));
  }

  /// Without plain rules to compare with: whoever stops a search does not wait for them.
  Plan atOnce(Found found) {
    return plan(found, List.of());
  }

  private Plan plan(Found found, List<Yardstick> plain) {
    Evaluation chosen = found.chosen();
    return new Plan(
        space.request(),
        chosen.gpus(),
        found.chosen().stp(),
        1,
        why(found, plain),
        chosen.slacks(),
        plain,
        runnersUp(found),
        found.overhead(),
        chosen.provenance());
  }

  private static List<ObjectiveTerm> why(Found found, List<Yardstick> plain) {
    List<ObjectiveTerm> why = new ArrayList<>(found.chosen().terms());
    why.add(gain(found));
    if (!plain.isEmpty()) {
      why.add(
          plain.stream()
              .skip(1)
              .filter(Yardstick::isKept)
              .max(Comparator.comparingDouble(Yardstick::stpPerGpu))
              .map(best -> overRule(found, best))
              .orElse(NO_RULE));
    }
    why.add(new ObjectiveTerm("Search", found.evaluations(), "candidates", found.search()));
    return why;
  }

  private static ObjectiveTerm gain(Found found) {
    double gain = found.chosen().stp() - 1;
    String word = found.chosen().provenance().word();
    String text =
        gain > found.noise()
            ? "Each GPU does %s more work than with one engine per GPU (%s%s)."
                .formatted(percent(gain), word, plusMinus(found.noise()))
            : "Not better than one engine per GPU beyond noise: %s (%s%s)."
                .formatted(percent(gain), word, plusMinus(found.noise()));
    return new ObjectiveTerm("Gain over one engine per GPU", gain, "fraction", text);
  }

  private static ObjectiveTerm overRule(Found found, Yardstick best) {
    double gain = found.chosen().stp() / best.stpPerGpu() - 1;
    return new ObjectiveTerm(
        "Gain over the best plain rule",
        gain,
        "fraction",
        "The best plain rule, %s, gives %s per GPU on %s (%s); the plan %s (%s)."
            .formatted(
                best.name(),
                number(best.stpPerGpu()),
                count(best.gpus(), "GPU"),
                best.provenance().word(),
                number(found.chosen().stp()),
                found.chosen().provenance().word()));
  }

  private static String plusMinus(double noise) {
    return noise == 0 ? "" : " ± " + percent(noise);
  }

  private static List<RunnerUp> runnersUp(Found found) {
    return found.others().stream()
        .limit(RUNNERS_UP)
        .map(each ->
            new RunnerUp(
                line(each),
                each.candidate().placements().stream()
                    .map(placed -> new RunnerUp.Placed(placed.gpu(), placed.combination()))
                    .toList()))
        .toList();
  }

  private static String settings(Candidate.Placement placement) {
    return placement.deployments().stream().map(Knob::label).collect(Collectors.joining(" + "));
  }

  private static String line(Evaluation plan) {
    return "%s: STP %s per GPU on %s (%s)"
        .formatted(
            plan.candidate().placements().stream()
                .map(PlanAssembler::settings)
                .collect(Collectors.joining(" | ")),
            number(plan.stp()),
            count(plan.gpus().size(), "GPU"),
            plan.provenance().word());
  }
}
