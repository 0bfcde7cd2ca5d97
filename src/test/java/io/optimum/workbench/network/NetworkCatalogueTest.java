package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.optimum.workbench.network.graph.Layer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkCatalogueTest {
  static List<NetworkEntry> all() {
    return NetworkCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasThePublishedParameters(NetworkEntry entry) {
    assertThat(entry.builder().get().parameters())
        .as(entry.name())
        .isCloseTo(entry.publishedParameters(), withPercentage(2));
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasThePublishedMultiplyAdds(NetworkEntry entry) {
    assertThat(entry.builder().get().layers().stream().mapToLong(Layer::multiplyAdds).sum())
        .as(entry.name())
        .isCloseTo(entry.publishedMultiplyAdds(), withPercentage(2));
  }
}
