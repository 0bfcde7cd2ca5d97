package io.optimum.workbench.ui.control;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ScreenHeaderTest {
  @Test
  void theNoteLooksWrongAlsoWhenNobodyElseHoldsTheReason() {
    SimpleStringProperty note = new SimpleStringProperty("");
    ScreenHeader header =
        onWindowThread(() ->
            new ScreenHeader("Timeline").withNote(note, "note", "hint").alarmed(note.isNotEmpty()));
    System.gc();
    onWindowThread(() -> {
      note.set("The GPU is gone.");
      return true;
    });
    assertThat(header.lookup("#note").getStyleClass()).contains("problem").doesNotContain("hint");
  }

  @Test
  void aLongNoteDoesNotPushToolsIntoFurtherRows() {
    Button first = new Button("Open recording…");
    Button last = new Button("Run live");
    SimpleStringProperty note = new SimpleStringProperty("Replay of a recording. ".repeat(20));
    onWindowThread(() -> {
      ScreenHeader header =
          new ScreenHeader("Timeline", first, new Button("Record…"), last)
              .withNote(note, "note", "hint");
      new Scene(header, 700, 100);
      header.applyCss();
      header.layout();
      return header;
    });
    assertThat(last.getLayoutY()).isEqualTo(first.getLayoutY());
  }

  @Test
  void aNoteThatMayAlarmIsReadInFull() {
    SimpleStringProperty text = new SimpleStringProperty("Ended after 61 ms. ".repeat(20));
    Label note =
        onWindowThread(() -> {
          ScreenHeader header =
              new ScreenHeader("Timeline", new Button("Run live"))
                  .withNote(text, "note", "hint")
                  .alarmed(new SimpleBooleanProperty());
          new Scene(new Group(header));
          header.setPrefWidth(500);
          header.getScene().getRoot().applyCss();
          header.getScene().getRoot().layout();
          return (Label) header.lookup("#note");
        });
    assertThat(note.getHeight()).isEqualTo(note.prefHeight(note.getWidth()));
    assertThat(note.getWidth()).isGreaterThan(400);
  }
}
