package io.optimum.workbench.ui.session.user;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableColumn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class TableLayoutsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void nameFile() {
    file = folder.resolve("state/tables.json");
  }

  @Test
  void theSortOfATableIsThereAgainAtTheNextStart() {
    sortByLength(opened("Engines"));
    DataTable<String> next = opened("Engines");
    assertThat(next.getItems()).containsExactly("vgg19", "unet", "bert");
    assertThat(next.getSortOrder()).extracting(TableColumn::getText).containsExactly("Length");
  }

  @Test
  void eachTableHasItsOwn() {
    sortByLength(opened("Engines"));
    assertThat(opened("Kernels").getSortOrder()).isEmpty();
  }

  @Test
  void aDamagedFileIsPassedOverAndWrittenAnewAtTheNextChange() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"version\": 1, \"tables\": {\"Engines\": 7}}");
    DataTable<String> table = opened("Engines");
    assertThat(table.getSortOrder()).isEmpty();
    sortByLength(table);
    assertThat(opened("Engines").getSortOrder()).hasSize(1);
  }

  @Test
  void aFileOfAnotherVersionIsPassedOver() throws IOException {
    sortByLength(opened("Engines"));
    Files.writeString(file, Files.readString(file).replace("\"version\": 1", "\"version\": 2"));
    assertThat(opened("Engines").getSortOrder()).isEmpty();
  }

  @Test
  void resetTablesStayReset() {
    DataTable<String> table = opened("Engines");
    sortByLength(table);
    onWindowThread(() -> {
      table.arrange(TableLayout.USUAL);
      return true;
    });
    assertThat(opened("Engines").getItems()).containsExactly("unet", "vgg19", "bert");
  }

  private DataTable<String> opened(String name) {
    return onWindowThread(() -> {
      DataTable<String> table =
          new DataTable<>(
              name,
              List.of(
                  DataColumn.text("Engine", each -> each),
                  DataColumn.number("Length", String::length, String::valueOf)));
      table.rows().setAll("unet", "vgg19", "bert");
      new TableLayouts(file, Runnable::run).keep(table);
      return table;
    });
  }

  private static void sortByLength(DataTable<String> table) {
    onWindowThread(() -> {
      TableColumn<String, ?> length = table.getColumns().get(1);
      length.setSortType(TableColumn.SortType.DESCENDING);
      return table.getSortOrder().add(length);
    });
  }
}
