package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.model.NotesViewModel;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Where a note is written: above the lanes while there is one to write.
final class NoteField extends HBox {
  private final NotesViewModel notes;
  private final Label piece = new Label();
  private final TextField text = new TextField();

  NoteField(NotesViewModel notes) {
    this.notes = notes;
    setId("note-field");
    getStyleClass().add("timeline-bar");
    piece.setMinWidth(USE_PREF_SIZE);
    text.setPromptText("What is to be seen here?");
    text.setAccessibleText("Text of the note");
    HBox.setHgrow(text, Priority.ALWAYS);
    Button add = new Button("Add note");
    add.setOnAction(_ -> add());
    Button cancel = new Button("Cancel");
    cancel.setOnAction(_ -> notes.writingProperty().set(Optional.empty()));
    getChildren().addAll(piece, text, add, cancel);
    managedProperty().bind(visibleProperty());
    text.setOnAction(_ -> add());
    text.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        notes.writingProperty().set(Optional.empty());
        event.consume();
      }
    });
    notes.writingProperty().subscribe(this::show);
  }

  /// When it goes, the lanes have the keys again.
  private void show(Optional<TimeRange> range) {
    if (range.isEmpty() && isFocusWithin()) {
      getParent().lookup(".lane-area").requestFocus();
    }
    setVisible(range.isPresent());
    range.ifPresent(part -> {
      piece.setText(
          "Note on %s from %s"
              .formatted(
                  Format.nanos(part.lengthNanos()),
                  Format.nanosAt(Math.max(0, part.startNanos()), part.lengthNanos() / 10)));
      text.setText(notes.draft());
      text.requestFocus();
    });
  }

  private void add() {
    notes.writingProperty().get().ifPresent(range -> notes.add(range, text.getText()));
  }
}
