package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnDiskTest {
  private static final int SAVES = 100;
  @TempDir Path folder;
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  private final OnDisk onDisk = new OnDisk(store);

  private static Project seeded(long seed) {
    return TestData.project().withSettings(TestData.project().settings().withSeed(seed));
  }

  @Test
  void aHalfWrittenSaveOfThisWindowIsNoChange() {
    onDisk.save(folder, seeded(0));
    CompletableFuture<Void> saves =
        CompletableFuture.runAsync(() -> {
          for (int i = 1; i <= SAVES; i++) {
            onDisk.save(folder, seeded(i));
          }
        });
    while (!saves.isDone()) {
      assertThat(onDisk.look()).isEmpty();
    }
    saves.join();
  }

  @Test
  void refusesToSaveOverAChangeUntilItIsKnown() {
    onDisk.save(folder, seeded(1));
    store.save(folder, seeded(2_000));
    assertThat(onDisk.look()).isPresent();
    assertThatThrownBy(() -> onDisk.save(folder, seeded(3)))
        .isInstanceOf(OnDisk.ChangedProject.class)
        .hasMessageContaining(folder.toString());
    onDisk.know(folder, store.version(folder));
    onDisk.save(folder, seeded(3));
    assertThat(store.open(folder).project().settings().seed()).isEqualTo(3);
  }
}
