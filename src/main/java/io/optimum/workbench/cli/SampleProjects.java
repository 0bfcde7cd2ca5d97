package io.optimum.workbench.cli;

import java.nio.file.Path;

/// Where sample projects come from.
@FunctionalInterface
public interface SampleProjects {
  /// Copies a sample into an empty or new folder; an earlier copy there is replaced.
  ///
  /// @throws IllegalArgumentException when there is no such sample, with those there are
  void copy(String name, Path folder);
}
