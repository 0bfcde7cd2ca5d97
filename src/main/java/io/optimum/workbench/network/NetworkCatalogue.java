package io.optimum.workbench.network;

import java.util.List;
import java.util.stream.Stream;

/// The networks we can model. To add one: a method of its family, one row in the list of its kind.
public final class NetworkCatalogue {
  /// Ids of one network of every kind, as in the sample project.
  public static final List<String> SAMPLE =
      List.of(
          "resnet50",
          "vgg19",
          "densenet201",
          "inceptionv3",
          "mobilenetv2",
          "efficientnet-b0",
          "squeezenet11",
          "bert-base",
          "distilbert",
          "yolov4",
          "dien",
          "vit-b16");

  private static final List<NetworkEntry> ALL =
      Stream.of(ImageNetworks.ALL, SceneNetworks.ALL, SequenceNetworks.ALL, KerasNetworks.ALL)
          .flatMap(List::stream)
          .toList();

  private NetworkCatalogue() {}

  /// Every network, by family.
  public static List<NetworkEntry> all() {
    return ALL;
  }

  /// @throws IllegalArgumentException when there is none of that id, with those that there are
  public static NetworkEntry require(String id) {
    return ALL.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no network %s in the catalogue. There are %s."
                    .formatted(id, ALL.stream().map(NetworkEntry::id).toList())));
  }
}
