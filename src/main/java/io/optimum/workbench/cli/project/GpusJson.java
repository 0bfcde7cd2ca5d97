package io.optimum.workbench.cli.project;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Collection;
import java.util.List;

/// The data sheets for `--json`.
///
/// @param gpus by id
record GpusJson(List<GpuJson> gpus) {
  /// @param origin `shipped` or `project`
  /// @param sheet every figure and its source
  record GpuJson(String origin, GpuSpec sheet) {}

  static GpusJson of(Collection<GpuSpec> sheets, Collection<GpuId> own) {
    return new GpusJson(
        sheets.stream()
            .map(each -> new GpuJson(own.contains(each.id()) ? "project" : "shipped", each))
            .toList());
  }
}
