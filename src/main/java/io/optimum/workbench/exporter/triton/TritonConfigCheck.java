package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelDynamicBatching;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelEnsembling;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelInstanceGroup;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelQueuePolicy;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelQueuePolicy.TimeoutAction;
import java.util.ArrayList;
import java.util.List;

/// The rules by which a Triton server refuses a model configuration, in the server's own words
/// (triton-inference-server/core, `ValidateModelConfig` and `ValidateInstanceGroup`).
///
/// The server fills in defaults before it checks; what it would fill in with a choice of its own,
/// such as the GPUs of a group, is a warning here. Tensors are not checked against the engine.
public final class TritonConfigCheck {
  private static final String GUIDE = "See Triton's model configuration guide.";
  private final ModelConfig config;
  private final TritonLocations locations;
  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  private TritonConfigCheck(ModelConfig config, TritonLocations locations, String path) {
    this.config = config;
    this.locations = locations;
    this.path = path;
  }

  private static List<Problem> check(ModelConfig config, TritonLocations locations, String path) {
    var check = new TritonConfigCheck(config, locations, path);
    check.model();
    check.scheduling();
    for (int i = 0; i < config.getInstanceGroupCount(); i++) {
      check.instanceGroup(config.getInstanceGroup(i), "instance_group:" + i);
    }
    return List.copyOf(check.problems);
  }

  /// Reads a text and checks it; every problem has a line and a column.
  public static List<Problem> check(String text, String path) {
    TritonConfigText.Parsed parsed = TritonConfigText.parse(text, path);
    return parsed
        .found()
        .map(config -> check(config, parsed.locations(), path))
        .orElse(parsed.problems());
  }

  private void model() {
    if (config.getPlatform().isEmpty() && config.getBackend().isEmpty()) {
      error("platform", "must specify 'platform' or 'backend' for " + name(), "Name one.");
    }
    if (config.getMaxBatchSize() < 0) {
      error("max_batch_size", "'max_batch_size' must be non-negative value for " + name(), GUIDE);
    }
    boolean ensemble = config.getPlatform().equals("ensemble");
    if (ensemble != config.hasEnsembleScheduling()) {
      error(
          "ensemble_scheduling",
          "'ensemble_scheduling' and platform 'ensemble' must come together for " + name(),
          "Set both or neither.");
    }
    if (ensemble && config.getInstanceGroupCount() > 0) {
      error(
          "instance_group",
          "instance group should not be specified for ensemble '" + name() + "'",
          "Remove it: an ensemble has no instances of its own.");
    }
  }

  private void scheduling() {
    switch (config.getSchedulingChoiceCase()) {
      case DYNAMIC_BATCHING -> dynamicBatching(config.getDynamicBatching());
      case SEQUENCE_BATCHING -> {
        var batching = config.getSequenceBatching();
        if (batching.hasOldest()) {
          preferredSizes("sequence", batching.getOldest().getPreferredBatchSizeList());
        }
      }
      case ENSEMBLE_SCHEDULING -> ensemble(config.getEnsembleScheduling());
      case SCHEDULINGCHOICE_NOT_SET -> {}
    }
  }

  private void dynamicBatching(ModelDynamicBatching batching) {
    preferredSizes("dynamic", batching.getPreferredBatchSizeList());
    long levels = batching.getPriorityLevels();
    if (levels != 0) {
      if (!within(batching.getDefaultPriorityLevel(), levels)) {
        error(
            "dynamic_batching.default_priority_level",
            "default priority level must be in range [1, %s] for %s"
                .formatted(Long.toUnsignedString(levels), name()),
            "Set default_priority_level.");
      }
      batching.getPriorityQueuePolicyMap().keySet().stream()
          .filter(level -> !within(level, levels))
          .forEach(_ ->
              error(
                  "dynamic_batching.priority_queue_policy",
                  "priority queue policy must have priority level in range [1, %s] for %s"
                      .formatted(Long.toUnsignedString(levels), name()),
                  "Change the key of the policy."));
    }
    if (batching.getPreserveOrdering()) {
      preservedOrder(batching);
    }
  }

  private void preservedOrder(ModelDynamicBatching batching) {
    if (Long.compareUnsigned(batching.getPriorityLevels(), 1) > 0) {
      error(
          "dynamic_batching.priority_levels",
          "Only one priority level is allowed when 'preserve_ordering' is true for " + name(),
          "Drop one of the two.");
    }
    boolean delays =
        delays(batching.getDefaultQueuePolicy())
            || batching.getPriorityQueuePolicyMap().values().stream()
                .anyMatch(TritonConfigCheck::delays);
    if (delays) {
      error(
          batching.hasDefaultQueuePolicy()
              ? "dynamic_batching.default_queue_policy.timeout_action"
              : "dynamic_batching.priority_queue_policy",
          "Queue policy can not have DELAY as timeout action when 'preserve_ordering' is true for "
              + name(),
          "Use REJECT.");
    }
  }

  private void preferredSizes(String batcher, List<Integer> sizes) {
    String field =
        batcher.equals("dynamic")
            ? "dynamic_batching.preferred_batch_size"
            : "sequence_batching.oldest.preferred_batch_size";
    for (int i = 0; i < sizes.size(); i++) {
      int size = sizes.get(i);
      if (size <= 0) {
        error(
            field + ":" + i,
            "%s batching preferred size must be positive for %s".formatted(batcher, name()),
            "It is %d.".formatted(size));
      } else if (size > config.getMaxBatchSize()) {
        error(
            field + ":" + i,
            "%s batching preferred size must be <= max batch size for %s"
                .formatted(batcher, name()),
            "It is %d, max_batch_size is %d.".formatted(size, config.getMaxBatchSize()));
      }
    }
  }

  private void ensemble(ModelEnsembling ensemble) {
    if (ensemble.getStepCount() == 0) {
      error("ensemble_scheduling", "must specify 'step' for ensemble '" + name() + "'", GUIDE);
    }
    for (int i = 0; i < ensemble.getStepCount(); i++) {
      if (ensemble.getStep(i).getModelName().isEmpty()) {
        error(
            "ensemble_scheduling.step:" + i,
            "must specify 'model_name' in step %d of ensemble '%s'".formatted(i, name()),
            GUIDE);
      }
    }
  }

  private void instanceGroup(ModelInstanceGroup group, String field) {
    String subject = "instance group %s of model %s".formatted(group.getName(), name());
    if (group.getCount() < 0) {
      error(field + ".count", subject + " must have a count of at least 1", GUIDE);
    }
    switch (group.getKind()) {
      case KIND_GPU, KIND_AUTO -> gpus(group, subject, field);
      case KIND_CPU, KIND_MODEL -> {
        if (group.getGpusCount() > 0) {
          error(
              field + ".gpus",
              "%s has kind %s but specifies one or more GPUs".formatted(subject, group.getKind()),
              "Remove 'gpus'.");
        }
      }
      case UNRECOGNIZED -> error(field + ".kind", subject + " has an unknown kind", GUIDE);
    }
  }

  private void gpus(ModelInstanceGroup group, String subject, String field) {
    if (group.getKind() == ModelInstanceGroup.Kind.KIND_GPU && group.getGpusCount() == 0) {
      problems.add(
          Problem.warning(
              path,
              locations.of(field),
              subject + " has kind KIND_GPU but specifies no GPUs.",
              "The server then puts 'count' instances on every GPU it sees: write 'gpus'."));
    }
    group.getGpusList().stream()
        .filter(gpu -> gpu < 0)
        .forEach(gpu ->
            error(
                field + ".gpus",
                subject + " specifies invalid or unsupported gpu id " + gpu,
                "Count from 0."));
  }

  private static boolean within(long level, long levels) {
    return level != 0 && Long.compareUnsigned(level, levels) <= 0;
  }

  private static boolean delays(ModelQueuePolicy policy) {
    return policy.getTimeoutAction() == TimeoutAction.DELAY;
  }

  private String name() {
    return config.getName();
  }

  private void error(String field, String message, String advice) {
    problems.add(Problem.error(path, locations.of(field), message + ".", advice));
  }
}
