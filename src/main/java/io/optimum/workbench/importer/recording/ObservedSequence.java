package io.optimum.workbench.importer.recording;

import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The kernels of one inference as most inferences of a run had them: which, in what order, and how
/// launched. An inference of which a record was lost has fewer, and is outvoted.
final class ObservedSequence {
  private static final List<SpanKind> KINDS = List.of(SpanKind.values());

  /// Inferences after the warm-up that are looked at.
  private static final int ENOUGH = 500;

  private final long warmUpNanos;
  private final Map<List<Launched>, Integer> counts = new HashMap<>();
  private List<Launched> current = new ArrayList<>();
  private int inferences;

  /// A kernel of an inference.
  record Launched(String name, KernelLaunch launch) {}

  private ObservedSequence(long warmUpNanos) {
    this.warmUpNanos = warmUpNanos;
  }

  /// Empty where no inference had a kernel.
  static List<Launched> of(SpanReader spans, long warmUpNanos) {
    ObservedSequence seen = new ObservedSequence(warmUpNanos);
    for (Optional<SpanBatch> next = spans.next();
        next.isPresent() && seen.inferences < ENOUGH;
        next = spans.next()) {
      for (int i = 0; i < next.get().size(); i++) {
        seen.take(next.get(), i);
      }
    }
    return seen.counts.entrySet().stream()
        .filter(each -> !each.getKey().isEmpty())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(List.of());
  }

  private void take(SpanBatch batch, int row) {
    switch (KINDS.get(batch.kind()[row])) {
      case KERNEL -> {
        int name = batch.nameIndex()[row];
        current.add(new Launched(batch.names().get(name), batch.launch(name)));
      }
      case HOST_TO_DEVICE, DEVICE_TO_HOST -> {}
      case INFERENCE -> {
        if (batch.startNanos()[row] >= warmUpNanos) {
          counts.merge(current, 1, Integer::sum);
          inferences++;
        }
        current = new ArrayList<>();
      }
    }
  }
}
