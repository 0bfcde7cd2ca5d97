package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.docs.Definitions;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Palette;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Walks the scene graph of every screen, with a project in it and without, light and dark.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class EveryScreenTest {
  private static final SampleSession SAMPLE = new SampleSession();
  private static Project complete = Project.empty("none");

  /// One window at a time, for all share the sheet of a theme; opened anew where another is wanted.
  private static @Nullable OpenWindow open;

  private static Look look = new Look(false, Theme.Choice.LIGHT);

  private record Look(boolean filled, Theme.Choice theme) {}

  /// Drawn only while something is trained, searched or run.
  private static final Set<String> EMPTY_AS_YET =
      Set.of("losses", "best-so-far", "timeline-lanes", "minimap");

  /// Pixels; a panel has 12.
  private static final double LEAST_MARGIN = 8;

  @TempDir static Path folder;

  @BeforeAll
  static void makeAProject() {
    complete = SAMPLE.complete(12, 4);
  }

  @AfterAll
  static void hide() {
    if (open != null) {
      open.hide();
      open = null;
    }
  }

  private static OpenWindow open(boolean filled, Theme.Choice theme) {
    OpenWindow window = open;
    Look wanted = new Look(filled, theme);
    if (window == null || !look.equals(wanted)) {
      hide();
      window = OpenWindow.show(SAMPLE.steps(), folder, theme, List.of());
      if (filled) {
        fill(window);
      }
      open = window;
      look = wanted;
    }
    return window;
  }

  private static void fill(OpenWindow open) {
    onWindowThread(() -> {
      open.session().show(complete, null);
      open.session()
          .deploy(
              "Choose engines",
              complete.engines().stream()
                  .limit(2)
                  .map(each -> Deployment.of(each.id(), 1))
                  .toList());
      open.session().selection().engineProperty().set(complete.engines().getFirst().id());
      return true;
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyControlSaysWhatItIs(boolean filled) throws Exception {
    OpenWindow open = open(filled, Theme.Choice.LIGHT);
    Set<String> silent = new TreeSet<>();
    Tabs.each(
        open,
        (_, where) ->
            walk(open.scene().getRoot())
                .filter(node -> node instanceof Control && node.isFocusTraversable())
                .filter(node -> !isPartOfAControl(node) && !speaks(node))
                .forEach(node -> silent.add(where + ": " + describe(node))));
    assertThat(silent).isEmpty();
  }

  @Test
  void everyTableKeepsItsDistanceFromTheEdgeOfItsPart() throws Exception {
    OpenWindow open = open(true, Theme.Choice.LIGHT);
    Set<String> close = new TreeSet<>();
    Tabs.each(
        open,
        (screen, where) ->
            walk(open.node("#" + screen.name().toLowerCase(Locale.ROOT)))
                .filter(node -> node instanceof DataTable<?> && isSeen(node))
                .filter(EveryScreenTest::touchesASplit)
                .forEach(table -> close.add(where + ": " + table.getId())));
    assertThat(close).isEmpty();
  }

  private static boolean touchesASplit(Node table) {
    double left = table.localToScene(table.getLayoutBounds()).getMinX();
    return Stream.iterate(table.getParent(), at -> at != null, Node::getParent)
        .filter(at -> at instanceof javafx.scene.control.SplitPane)
        .findFirst()
        .map(split ->
            ((javafx.scene.control.SplitPane) split)
                .getItems().stream()
                    .filter(item -> contains(item, table))
                    .anyMatch(item ->
                        left - item.localToScene(item.getLayoutBounds()).getMinX() < LEAST_MARGIN))
        .orElse(false);
  }

  private static boolean isSeen(Node node) {
    return Stream.iterate(node, at -> at != null, Node::getParent).allMatch(Node::isVisible);
  }

  private static boolean contains(Node item, Node node) {
    return Stream.iterate(node, at -> at != null, Node::getParent).anyMatch(item::equals);
  }

  /// A control has words of its own, or a text for those who do not see it.
  private static boolean speaks(Node node) {
    String text = node.getAccessibleText();
    if (text != null && !text.isBlank()) {
      return true;
    }
    return node instanceof TabPane
        || node instanceof javafx.scene.control.ScrollPane
        || node instanceof javafx.scene.control.SplitPane
        || (node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank());
  }

  /// Parts that a control or its skin made speak for themselves through it.
  private static boolean isPartOfAControl(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ComboBoxBase<?>
          || at instanceof javafx.scene.control.TableView<?>
          || at instanceof javafx.scene.control.ListView<?>
          || at instanceof javafx.scene.control.TreeView<?>
          || at instanceof javafx.scene.control.Slider
          || at instanceof javafx.scene.control.ScrollBar
          || at instanceof javafx.scene.control.MenuBar) {
        return true;
      }
    }
    return false;
  }

  private static String describe(Node node) {
    return node.getClass().getSimpleName()
        + " "
        + Stream.iterate(node, at -> at != null, Node::getParent)
            .map(Node::getId)
            .filter(id -> id != null)
            .limit(2)
            .toList();
  }

  @Test
  void everyChartSaysInItsFilesWhereItsValuesComeFrom() throws Exception {
    OpenWindow open = open(true, Theme.Choice.LIGHT);
    Map<String, String> captions = new TreeMap<>();
    Tabs.each(
        open,
        (screen, where) ->
            walk(open.node("#" + screen.name().toLowerCase(Locale.ROOT)))
                .filter(node -> node instanceof CanvasView)
                .map(CanvasView.class::cast)
                .filter(chart -> !EMPTY_AS_YET.contains(String.valueOf(chart.getId())))
                .forEach(chart -> captions.put(describe(chart) + " " + where, file(chart))));
    assertThat(captions).hasSizeGreaterThan(10);
    assertThat(captions.values())
        .allSatisfy(file ->
            assertThat(file)
                .containsPattern("predicted|simulated|modelled")
                .containsPattern("\\d+ (pair|kernel|setting|deployment|combination)|this setting")
                .contains(",shown,provenance,samples"));
  }

  /// The caption and the values as a file.
  private static String file(CanvasView chart) {
    return chart.caption() + "\n" + chart.csv().asText(Progress.none());
  }

  @Test
  void everyNumberIsDefinedInTheMetrics() throws Exception {
    OpenWindow open = open(true, Theme.Choice.LIGHT);
    Definitions definitions = Definitions.shipped();
    Set<String> engines =
        complete.engines().stream().map(each -> each.id().value()).collect(Collectors.toSet());
    Map<String, String> names = new TreeMap<>();
    Tabs.each(
        open,
        (_, where) ->
            walk(open.scene().getRoot())
                .flatMap(Headings::of)
                .filter(name -> !name.isBlank() && !engines.contains(name))
                .forEach(name -> names.putIfAbsent(name, where)));
    assertThat(names).hasSizeGreaterThan(40);
    names.keySet().removeIf(name -> definitions.of(name).isPresent());
    assertThat(names).as("numbers without a definition, and where they are").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void everyTextStandsOutFromWhatIsBehindIt(Theme.Choice theme) throws Exception {
    OpenWindow open = open(true, theme);
    Set<String> faint = new TreeSet<>();
    for (Screen screen : Screen.values()) {
      open.go(screen);
      onWindowThread(() -> {
        open.scene().getRoot().applyCss();
        walk(open.scene().getRoot())
            .filter(node -> node instanceof Label && node.isVisible() && !node.isDisabled())
            .map(Label.class::cast)
            .filter(label -> label.getText() != null && !label.getText().isBlank())
            .filter(label -> contrast(label) < 4.5)
            .forEach(label ->
                faint.add(
                    "%s: %.2f “%s” %s"
                        .formatted(
                            screen, contrast(label), label.getText(), label.getStyleClass())));
        return true;
      });
    }
    assertThat(faint).isEmpty();
  }

  private static double contrast(Label label) {
    return label.getTextFill() instanceof Color text
        ? Palette.contrast(text, behind(label, text))
        : 21;
  }

  /// The colours behind a node, blended from the back to the front.
  private static Color behind(Node node, Color text) {
    List<Color> fills = new ArrayList<>();
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.isDisabled()) {
        return text.invert();
      }
      if (at instanceof Region region && region.getBackground() != null) {
        List<BackgroundFill> own = region.getBackground().getFills();
        if (!own.isEmpty() && own.getLast().getFill() instanceof Color color) {
          fills.add(color);
          if (color.isOpaque()) {
            break;
          }
        }
      }
    }
    Color blended = fills.isEmpty() ? Color.WHITE : fills.getLast();
    for (Color over : fills.reversed().subList(Math.min(1, fills.size()), fills.size())) {
      blended = blend(blended, over);
    }
    return blended;
  }

  private static Color blend(Color below, Color above) {
    double share = above.getOpacity();
    return Color.color(
        below.getRed() * (1 - share) + above.getRed() * share,
        below.getGreen() * (1 - share) + above.getGreen() * share,
        below.getBlue() * (1 - share) + above.getBlue() * share);
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "1100, 640", "640, 800"})
  void nothingThatScrollsOnThePlanScreenLiesInAnotherThatDoes(
      double width, double height, @TempDir Path own) throws Exception {
    OpenWindow open = ofItsOwn(own);
    onWindowThread(() -> {
      open.stage().setWidth(width);
      open.stage().setHeight(height);
      return true;
    });
    open.go(Screen.PLAN);
    List<Node> scrolling =
        onWindowThread(() -> walk(open.node(".screens")).filter(EveryScreenTest::scrolls).toList());
    assertThat(scrolling).isNotEmpty();
    for (Node each : scrolling) {
      assertThat(Stream.<Node>iterate(each.getParent(), Objects::nonNull, Node::getParent))
          .noneMatch(scrolling::contains);
    }
    open.hide();
  }

  /// For a test that changes it.
  private static OpenWindow ofItsOwn(Path folder) {
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, Theme.Choice.LIGHT, List.of());
    fill(open);
    return open;
  }

  private static boolean scrolls(Node node) {
    return node instanceof ScrollPane
        && node.lookupAll(".scroll-bar").stream()
            .map(ScrollBar.class::cast)
            .filter(bar -> node.equals(bar.getParent()))
            .anyMatch(bar -> bar.isVisible() && bar.getOrientation() == Orientation.VERTICAL);
  }

  @Test
  void aTableIsAtTheNextStartAsTheUserLeftIt(@TempDir Path own) throws Exception {
    for (boolean again : List.of(false, true)) {
      OpenWindow open = ofItsOwn(own);
      open.go(Screen.ENGINES);
      DataTable<?> table = (DataTable<?>) open.node("#engines-table");
      if (again) {
        assertThat(table.getColumns().get(1).isVisible()).isFalse();
        assertThat(table.getSortOrder())
            .extracting(TableColumn::getText)
            .containsExactly("Solo latency");
      } else {
        onWindowThread(() -> sortAndHide(table));
      }
      open.hide();
    }
  }

  private static <R> boolean sortAndHide(DataTable<R> table) {
    table.getColumns().get(1).setVisible(false);
    return table.getSortOrder().add(table.getColumns().get(5));
  }

  private static Stream<Node> walk(Node node) {
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node),
            parent.getChildrenUnmodifiable().stream().flatMap(EveryScreenTest::walk))
        : Stream.of(node);
  }
}
