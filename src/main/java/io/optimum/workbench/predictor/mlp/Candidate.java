package io.optimum.workbench.predictor.mlp;

import java.util.Arrays;
import java.util.List;

/// A way to predict: a law or the training mean, corrected by networks or not, or the geometric
/// mean of two such. To add one: a row here.
enum Candidate {
  MEAN("training mean", Base.MEAN, Inputs.NONE),
  PRIOR("kernel round robin, fitted", Base.ROUND_ROBIN, Inputs.NONE),
  BANDWIDTH("bandwidth law, fitted", Base.BANDWIDTH, Inputs.NONE),
  CORRECTED_MEAN("training mean + MLP", Base.MEAN, Inputs.NARROW),
  CORRECTED("kernel round robin + MLP", Base.ROUND_ROBIN, Inputs.NARROW),
  WIDE("kernel round robin + MLP, wide", Base.ROUND_ROBIN, Inputs.WIDE),
  BOTH("prior and mean + MLP", CORRECTED, CORRECTED_MEAN);

  /// What is corrected.
  enum Base {
    MEAN,
    ROUND_ROBIN,
    BANDWIDTH
  }

  /// What the networks see: nothing, for there are none; the feature schema; or absolute numbers
  /// and identities too, of no use for engines that were not in training.
  enum Inputs {
    NONE,
    NARROW,
    WIDE
  }

  private final String words;
  private final Base base;
  private final Inputs inputs;
  private final Candidate one;
  private final Candidate other;

  Candidate(String words, Base base, Inputs inputs) {
    this.words = words;
    this.base = base;
    this.inputs = inputs;
    one = this;
    other = this;
  }

  Candidate(String words, Candidate one, Candidate other) {
    this.words = words;
    base = one.base;
    inputs = one.inputs;
    this.one = one;
    this.other = other;
  }

  /// As in reports.
  String words() {
    return words;
  }

  Inputs inputs() {
    return inputs;
  }

  /// What is corrected, as a logarithm.
  ///
  /// @param logMean mean logarithm of the slowdowns in training
  double base(FittedCandidates.Laws laws, double logMean) {
    return switch (base) {
      case MEAN -> logMean;
      case ROUND_ROBIN -> laws.logPrior();
      case BANDWIDTH -> laws.logBandwidth();
    };
  }

  /// Whether nothing is learned but constants.
  boolean isSimple() {
    return inputs == Inputs.NONE;
  }

  /// The first of two that it is the geometric mean of; itself where it is none.
  Candidate one() {
    return one;
  }

  /// The second.
  Candidate other() {
    return other;
  }

  private boolean isMean() {
    return !one.equals(other);
  }

  /// Those that have networks of their own.
  static List<Candidate> learned() {
    return Arrays.stream(values()).filter(each -> !each.isSimple() && !each.isMean()).toList();
  }

  /// @throws IllegalArgumentException when there is none of that name
  static Candidate named(String words) {
    return Arrays.stream(values())
        .filter(each -> each.words.equals(words))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The predictor file uses '%s', which is not known. Train again.".formatted(words)));
  }
}
