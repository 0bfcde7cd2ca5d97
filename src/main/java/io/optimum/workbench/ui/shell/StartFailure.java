package io.optimum.workbench.ui.shell;

import java.util.StringJoiner;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// What a user sees when the workbench cannot start. It needs nothing of the workbench but itself:
/// neither its looks nor its services.
public final class StartFailure {
  private static final String ADVICE =
      "Install the workbench again. If that does not help, report what “Copy details” copies.";

  private final Throwable failure;

  public StartFailure(Throwable failure) {
    this.failure = failure;
  }

  /// In one paragraph, for a terminal.
  public String text() {
    return "Optimum Workbench cannot start: %s Install it again; if that does not help, report this."
        .formatted(reason());
  }

  /// The innermost cause that says something, for the outer ones only say where it happened.
  private String reason() {
    String reason = failure.getClass().getSimpleName() + ".";
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at.getMessage() != null && !at.getMessage().isBlank()) {
        reason = at.getMessage();
      }
    }
    return reason;
  }

  /// Shows it in a window of its own; `closed` runs when that is gone.
  public void show(Runnable closed) {
    Label title = new Label("Optimum Workbench cannot start");
    Label text = new Label(reason() + "\n\n" + ADVICE);
    text.setId("start-failure");
    text.setWrapText(true);
    text.setMaxWidth(480);
    text.setMinHeight(Region.USE_PREF_SIZE);
    Stage stage = new Stage();
    Button copy = new Button("Copy details");
    copy.setOnAction(_ -> copyDetails());
    Button close = new Button("Close");
    close.setDefaultButton(true);
    close.setCancelButton(true);
    close.setOnAction(_ -> stage.hide());
    HBox buttons = new HBox(8, copy, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox content = new VBox(12, title, text, buttons);
    content.setPadding(new Insets(16));
    stage.setTitle("Optimum Workbench");
    stage.setScene(new Scene(content));
    stage.setOnHidden(_ -> closed.run());
    stage.show();
  }

  private void copyDetails() {
    ClipboardContent content = new ClipboardContent();
    content.putString(details());
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// Where it happened, without paths of this computer.
  String details() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    for (Throwable at = failure; at != null; at = at.getCause()) {
      lines.add(at.toString());
      for (StackTraceElement call : at.getStackTrace()) {
        lines.add("  at " + call);
      }
    }
    return Diagnostics.withoutPaths(lines.toString());
  }
}
