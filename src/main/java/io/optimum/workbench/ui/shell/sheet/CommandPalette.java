package io.optimum.workbench.ui.shell.sheet;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every command by name: type a few words, Enter or a click runs one. One that cannot run now is
/// shown, but stays where it is.
public final class CommandPalette extends VBox {
  private final Runnable close;
  private final FilteredList<Command> found;
  private final ListView<Command> list;

  public CommandPalette(List<Command> commands, Runnable close) {
    this.close = close;
    this.found = new FilteredList<>(FXCollections.observableArrayList(commands));
    this.list = new ListView<>(found);
    setId("command-palette");
    getStyleClass().add("sheet");
    TextField words = new TextField();
    words.setId("command-words");
    words.setPromptText("Type a command");
    words.setAccessibleText("Command to run");
    words.textProperty().subscribe(this::filter);
    words.setOnAction(_ -> runSelected());
    words.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    list.setAccessibleText("Commands found");
    list.setPlaceholder(new Label("No command has these words"));
    list.setCellFactory(_ -> new CommandCell(this::runSelected));
    getChildren().addAll(words, list);
  }

  private void filter(String words) {
    List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    found.setPredicate(command -> {
      String all = (command.group() + " " + command.title()).toLowerCase(Locale.ROOT);
      return wanted.stream().allMatch(all::contains);
    });
    list.getSelectionModel().selectFirst();
  }

  private void move(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (by != 0) {
      int now = list.getSelectionModel().getSelectedIndex();
      list.getSelectionModel().select(Math.clamp(now + by, 0, Math.max(0, found.size() - 1)));
      list.scrollTo(list.getSelectionModel().getSelectedIndex());
      event.consume();
    }
  }

  private void runSelected() {
    Command chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && !chosen.disabled().get()) {
      close.run();
      chosen.run();
    }
  }

  private static final class CommandCell extends ListCell<Command> {
    private final Label name = new Label();
    private final Label keys = new Label();
    private final BorderPane line = new BorderPane(null, null, keys, null, name);

    /// @param run runs what is selected: a click beside the commands, as on the scroll bar, does
    ///   not
    CommandCell(Runnable run) {
      keys.getStyleClass().add("hint");
      BorderPane.setAlignment(name, Pos.CENTER_LEFT);
      BorderPane.setAlignment(keys, Pos.CENTER_RIGHT);
      setOnMouseClicked(_ -> {
        if (!isEmpty()) {
          run.run();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
        return;
      }
      name.setText(command.group() + ": " + command.title());
      keys.setText(command.keysText());
      setGraphic(line);
      setDisable(command.disabled().get());
    }
  }
}
