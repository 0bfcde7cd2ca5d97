package io.optimum.workbench.service;

/// The time that a full batch waits for a free stream in a GI/G/c queue: beyond 0 it is taken as
/// exponential, `P(W > t) = α·exp(-η·t)`.
///
/// The mean is Erlang's M/M/c wait times `(ca² + cs²)/2` (Allen and Cunneen), exact for M/G/1
/// (Pollaczek and Khinchine), with the correction of Krämer and Langenbach-Belz for arrivals more
/// regular than Poisson. The decay rate `η` is the root of `E[exp(η·S/c)]·E[exp(-η·A)] = 1`, and `α
/// = η·E[W]`: Abate, Choudhury and Whitt, *Exponential approximations for tail probabilities in
/// queues, I: waiting times*, Operations Research 43(5), 1995, who find it remarkably accurate from
/// the 90th percentile on. Symbols: `A` time between batches, `S` service time (gamma distributed),
/// `c` streams, `ca`, `cs` coefficients of variation. Assumes independent gaps and services and
/// first come, first served.
///
/// @param meanNanos E[W]
/// @param decayPerNano η; infinite when nothing ever waits
record WaitingTime(double meanNanos, double decayPerNano) {
  private static final WaitingTime NONE = new WaitingTime(0, Double.POSITIVE_INFINITY);
  private static final int BISECTIONS = 24;

  /// Gaps between batches.
  ///
  /// @param meanNanos mean gap
  /// @param stages a gap is the sum of this many exponential ones (Erlang); 0 = always the same
  record Gaps(double meanNanos, int stages) {
    double squaredVariation() {
      return stages == 0 ? 0 : 1.0 / stages;
    }

    /// ln E[exp(-η·A)].
    double logTransform(double eta) {
      return stages == 0 ? -eta * meanNanos : -stages * Math.log1p(eta * meanNanos / stages);
    }
  }

  static WaitingTime none() {
    return NONE;
  }

  /// The wait at a utilisation below 1.
  static WaitingTime of(Gaps gaps, ServiceTime service, int streams) {
    double utilisation = service.meanNanos() / (streams * gaps.meanNanos());
    double cs2 = service.variationFraction() * service.variationFraction();
    double ca2 = gaps.squaredVariation();
    if (ca2 + cs2 == 0) {
      return NONE;
    }
    double mean =
        erlangWait(utilisation, streams)
            * service.meanNanos()
            * (ca2 + cs2)
            / 2
            * regularity(utilisation, ca2, cs2);
    return mean < 1e-9 * service.meanNanos()
        ? NONE
        : new WaitingTime(mean, decay(gaps, service.meanNanos() / streams, cs2 / streams));
  }

  /// P(W > 0) by the same approximation.
  double waitProbability() {
    return meanNanos == 0 ? 0 : Math.min(1, decayPerNano * meanNanos);
  }

  /// Mean wait in M/M/c, in service times: Erlang's C over `c·(1 - ρ)`.
  private static double erlangWait(double utilisation, int streams) {
    double offered = utilisation * streams;
    double blocking = 1;
    for (int c = 1; c <= streams; c++) {
      blocking = offered * blocking / (c + offered * blocking);
    }
    double waiting = blocking / (1 - utilisation * (1 - blocking));
    return waiting / (streams * (1 - utilisation));
  }

  /// Krämer and Langenbach-Belz, ITC 8, 1976.
  private static double regularity(double utilisation, double ca2, double cs2) {
    return ca2 >= 1
        ? 1
        : Math.exp(
            -2 * (1 - utilisation) / (3 * utilisation) * (1 - ca2) * (1 - ca2) / (ca2 + cs2));
  }

  private static double decay(Gaps gaps, double serviceNanos, double cs2) {
    double pole = cs2 == 0 ? Double.POSITIVE_INFINITY : 1 / (serviceNanos * cs2);
    double low = 0;
    double high = Math.min(pole, 1 / serviceNanos);
    while (high < pole && balance(gaps, serviceNanos, cs2, high) < 0) {
      low = high;
      high = Math.min(pole, high * 2);
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (balance(gaps, serviceNanos, cs2, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double balance(Gaps gaps, double serviceNanos, double cs2, double eta) {
    double logService =
        cs2 == 0 ? eta * serviceNanos : -Math.log1p(-eta * serviceNanos * cs2) / cs2;
    return logService + gaps.logTransform(eta);
  }
}
