package io.optimum.workbench.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  @Test
  void leavesOutTheEndThatAllShareAndCutsLongNames() {
    assertThat(shortened(5, "resnet50-fp16", "vgg19-fp16", "bert-base-fp16"))
        .containsExactly("resne…", "vgg19", "bert-…");
    assertThat(shortened(20, "resnet50-fp16", "vgg19-fp16")).containsExactly("resnet50", "vgg19");
  }

  @Test
  void keepsAsMuchAsTellsNamesApart() {
    assertThat(shortened(4, "resnet50-fp16", "resnet101-fp16", "mobilenet-fp16"))
        .containsExactly("resnet50", "resnet101", "mobi…");
    assertThat(shortened(4, "resnet50-fp16", "resnet50-int8"))
        .containsExactly("resnet50-f…", "resnet50-i…");
    assertThat(shortened(2, "bert", "bert-large")).containsExactly("bert", "bert-…");
  }

  @Test
  void keepsALetterWhereThereIsNoRoom() {
    assertThat(shortened(-2, "resnet50-fp16", "vgg19-fp16")).containsExactly("r…", "v…");
  }

  private static List<String> shortened(int letters, String... names) {
    List<EngineId> engines = Stream.of(names).map(EngineId::new).toList();
    ShortNames shortNames = new ShortNames(engines);
    return engines.stream().map(each -> shortNames.of(each, letters)).toList();
  }
}
