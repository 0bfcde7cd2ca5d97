package io.optimum.workbench.profiling.trial;

import java.util.List;

/// Where a campaign's trials are kept.
public interface CampaignLog {
  /// Trials made before.
  List<Trial> trials();

  /// Keeps a trial; when this returns, it is safe.
  ///
  /// @throws java.io.UncheckedIOException when it cannot be written; what was kept before stays
  void append(Trial trial);

  /// Keeps nothing: for campaigns whose measurements are kept otherwise.
  static CampaignLog none() {
    return new CampaignLog() {
      @Override
      public List<Trial> trials() {
        return List.of();
      }

      @Override
      public void append(Trial trial) {}
    };
  }
}
