package io.optimum.workbench.ui.docs;

import io.optimum.workbench.ui.docs.Markdown.Block;
import io.optimum.workbench.ui.docs.Markdown.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A page as nodes.
final class Page extends VBox {
  /// Letters of a cell that stays on one line.
  private static final int SHORT = 14;

  /// Pixels.
  private static final double LETTER = 6.6;

  private static final double CODE_LETTER = 7.6;

  private final String name;
  private final Consumer<String> follow;

  /// @param name where links start from
  /// @param follow opens what a link leads to
  Page(String name, String markdown, Consumer<String> follow) {
    this.name = name;
    this.follow = follow;
    getStyleClass().add("doc-page");
    Markdown.read(markdown).forEach(each -> getChildren().add(block(each)));
  }

  private Node block(Block block) {
    return switch (block) {
      case Block.Heading heading -> styled(flow(heading.spans()), "doc-h" + heading.level());
      case Block.Paragraph paragraph -> flow(paragraph.spans());
      case Block.Item item -> item(item);
      case Block.Picture picture -> picture(picture);
      case Block.Code code -> code(code.text());
      case Block.Table table -> table(table);
    };
  }

  private Node item(Block.Item item) {
    TextFlow flow = flow(item.spans());
    flow.getChildren().addFirst(styled(new Text(item.marker() + "  "), "text"));
    return styled(flow, "doc-item");
  }

  private static Node picture(Block.Picture picture) {
    return Docs.picture(picture.target())
        .<Node>map(svg -> new Wide(new Drawing(svg, picture.title())))
        .orElseGet(() -> styled(new Text(picture.title()), "text"));
  }

  private static Node code(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("code", "doc-code");
    label.setMinWidth(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    return new Wide(label);
  }

  private Node table(Block.Table table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("doc-table");
    int columns = table.rows().stream().mapToInt(List::size).max().orElse(0);
    for (int column = 0; column < columns; column++) {
      int index = column;
      grid.getColumnConstraints()
          .add(
              width(
                  table.rows().stream()
                      .filter(row -> index < row.size())
                      .map(row -> row.get(index))
                      .toList()));
    }
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.rows().get(row).size(); column++) {
        TextFlow cell = flow(table.rows().get(row).get(column));
        cell.getStyleClass().add(row == 0 ? "doc-head" : "doc-cell");
        grid.add(cell, column, row);
      }
    }
    return new Wide(grid);
  }

  /// Neither a word nor a short cell, such as `0.4 ± 0.2 %`, is broken.
  private static ColumnConstraints width(List<List<Span>> column) {
    List<String> cells = column.stream().map(Page::text).toList();
    boolean code = column.stream().flatMap(List::stream).anyMatch(Span.Code.class::isInstance);
    int letters = cells.stream().mapToInt(String::length).max().orElse(1);
    int unbroken =
        cells.stream()
            .flatMap(cell -> cell.length() <= SHORT ? Stream.of(cell) : Stream.of(cell.split(" ")))
            .mapToInt(String::length)
            .max()
            .orElse(1);
    ColumnConstraints width = new ColumnConstraints();
    width.setMinWidth(Math.min(220, 20 + (code ? CODE_LETTER : LETTER) * unbroken));
    width.setPrefWidth(Math.min(380, 24 + 7 * letters));
    width.setHgrow(letters > 40 ? Priority.ALWAYS : Priority.SOMETIMES);
    return width;
  }

  private static String text(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  private TextFlow flow(List<Span> spans) {
    TextFlow flow = new TextFlow();
    spans.forEach(each -> flow.getChildren().add(span(each)));
    flow.setAccessibleText(text(spans));
    return flow;
  }

  private Node span(Span span) {
    return switch (span) {
      case Span.Plain plain -> styled(new Text(plain.text()), "text");
      case Span.Bold bold -> styled(styled(new Text(bold.text()), "text"), "doc-bold");
      case Span.Italic italic -> styled(styled(new Text(italic.text()), "text"), "doc-italic");
      case Span.Code code -> styled(styled(new Text(code.text()), "text"), "doc-span-code");
      case Span.Link link when Docs.leads(name, link.target()) -> link(link);
      case Span.Link link -> styled(new Text(link.text()), "text");
    };
  }

  private Node link(Span.Link link) {
    Hyperlink node = new Hyperlink(link.text());
    node.getStyleClass().add("doc-link");
    node.setTooltip(new Tooltip(link.target()));
    node.setOnAction(_ -> follow.accept(link.target()));
    return node;
  }

  private static <N extends Node> N styled(N node, String styleClass) {
    node.getStyleClass().add(styleClass);
    return node;
  }
}
