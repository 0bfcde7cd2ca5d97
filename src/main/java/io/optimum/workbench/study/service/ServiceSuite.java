package io.optimum.workbench.study.service;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.load.Batching;
import java.util.List;

/// What the service model is validated on.
///
/// @param combinations of networks
/// @param policies batch sizes with how inputs become batches
/// @param loads of what each engine serves while all are saturated, with whole batches
/// @param inputs counted of the engine with the lowest rate, about, under each seed
public record ServiceSuite(
    List<List<String>> combinations, List<Policy> policies, List<Double> loads, int inputs) {
  /// @param batchSize the largest batch of every engine
  /// @param batching how inputs become batches
  /// @param name for people
  public record Policy(int batchSize, Batching batching, String name) {}

  public ServiceSuite {
    combinations = List.copyOf(Require.notEmpty(combinations, "combinations"));
    policies = List.copyOf(Require.notEmpty(policies, "policies"));
    loads = List.copyOf(Require.notEmpty(loads, "loads"));
    Require.positive(inputs, "inputs");
  }

  /// One to four engines, batches of one and of up to eight, 30 to 80 % load.
  public static ServiceSuite standard() {
    return new ServiceSuite(
        List.of(
            List.of("resnet50"),
            List.of("bert-base"),
            List.of("resnet50", "bert-base"),
            List.of("vgg19", "squeezenet11"),
            List.of("resnet50", "mobilenetv2", "bert-base"),
            List.of("densenet201", "distilbert", "vgg19"),
            List.of("vgg19", "efficientnet-b0", "distilbert", "resnet18")),
        List.of(
            new Policy(1, Batching.atOnce(), "batches of 1"),
            new Policy(8, Batching.atOnce(), "up to 8 at once"),
            new Policy(8, new Batching.Dynamic(List.of(), 1_000_000), "up to 8, delay 1 ms"),
            new Policy(
                8, new Batching.Dynamic(List.of(4, 8), 500_000), "4 or 8 preferred, delay 0.5 ms")),
        List.of(0.3, 0.45, 0.6, 0.7, 0.8),
        4_000);
  }

  /// One pair, a few hundred inputs: seconds, and proves nothing.
  public static ServiceSuite quick() {
    return new ServiceSuite(
        List.of(List.of("squeezenet11", "mobilenetv2")),
        List.of(new Policy(4, Batching.atOnce(), "up to 4 at once")),
        List.of(0.3, 0.6),
        400);
  }

  /// @throws IllegalArgumentException with the names there are
  public static ServiceSuite named(String name) {
    return switch (name) {
      case "standard" -> standard();
      case "quick" -> quick();
      default ->
          throw new IllegalArgumentException(
              "There is no suite %s. There are standard and quick.".formatted(name));
    };
  }
}
