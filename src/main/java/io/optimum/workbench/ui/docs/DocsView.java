package io.optimum.workbench.ui.docs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The pages on the left, the one read on the right. Links lead from page to page; an address out
/// of the documentation is copied, for the workbench itself opens no connection.
public final class DocsView extends BorderPane {
  private static final double MOST_LIST_WIDTH = 240;

  private final ListView<String> pages = new ListView<>();
  private final ScrollPane reading = new ScrollPane();
  private final Label note = new Label();
  private final Button back = new Button("Back");
  private final Deque<String> read = new ArrayDeque<>();

  /// @param first page to show, for example `metrics`
  /// @param close takes the documentation away
  public DocsView(String first, Runnable close) {
    setId("docs");
    getStyleClass().addAll("sheet", "docs");
    pages.getItems().setAll(Docs.pages());
    pages.setId("docs-pages");
    pages.setAccessibleText("Pages of the documentation");
    pages.setCellFactory(_ -> new PageCell());
    pages
        .prefWidthProperty()
        .bind(widthProperty().map(width -> Math.min(MOST_LIST_WIDTH, width.doubleValue() / 4)));
    reading.setFitToWidth(true);
    reading.setId("docs-page");
    setTop(header(close));
    setLeft(pages);
    setCenter(reading);
    pages.getSelectionModel().selectedItemProperty().subscribe(this::show);
    pages.getSelectionModel().select(first);
  }

  private HBox header(Runnable close) {
    Label title = new Label("Documentation");
    title.getStyleClass().add("screen-title");
    note.getStyleClass().add("hint");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    back.setId("docs-back");
    back.setDisable(true);
    back.setOnAction(_ -> goBack());
    Button out = new Button("Close");
    out.getStyleClass().addAll("flat", "close-sheet");
    out.setOnAction(_ -> close.run());
    HBox header = new HBox(title, gap, note, back, out);
    header.getStyleClass().add("screen-header");
    return header;
  }

  private void show(@Nullable String page) {
    if (page == null) {
      return;
    }
    if (!page.equals(read.peek())) {
      read.push(page);
    }
    back.setDisable(read.size() < 2);
    note.setText("");
    String text =
        Docs.text(page).orElse("# %s%n%nThis page does not come with the program.".formatted(page));
    reading.setContent(new Page(page, text, this::follow));
    reading.setVvalue(0);
  }

  private void goBack() {
    read.pop();
    String before = read.peek();
    if (before != null) {
      pages.getSelectionModel().clearSelection();
      pages.getSelectionModel().select(before);
      show(before);
    }
  }

  private void follow(String link) {
    Optional<String> page =
        Docs.target(String.valueOf(read.peek()), link).filter(each -> Docs.text(each).isPresent());
    if (page.isPresent()) {
      pages.getSelectionModel().select(page.get());
      show(page.get());
    } else {
      ClipboardContent content = new ClipboardContent();
      content.putString(link);
      Clipboard.getSystemClipboard().setContent(content);
      note.setText("Copied " + link);
    }
  }

  private static final class PageCell extends ListCell<String> {
    PageCell() {
      setPrefWidth(0);
      setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable String page, boolean empty) {
      super.updateItem(page, empty);
      setText(empty || page == null ? null : Docs.title(page));
    }
  }
}
