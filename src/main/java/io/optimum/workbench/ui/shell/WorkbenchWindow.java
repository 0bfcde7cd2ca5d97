package io.optimum.workbench.ui.shell;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.project.Recovery;
import io.optimum.workbench.ui.control.LayoutRequest;
import io.optimum.workbench.ui.docs.Definitions;
import io.optimum.workbench.ui.fx.CopyRequest;
import io.optimum.workbench.ui.fx.FxStart;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.fx.MenuKey;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.Autosave;
import io.optimum.workbench.ui.session.file.LostEdits;
import io.optimum.workbench.ui.session.user.TableLayouts;
import io.optimum.workbench.ui.shell.bottom.BottomBar;
import io.optimum.workbench.ui.shell.bottom.StatusBar;
import io.optimum.workbench.ui.shell.sheet.Command;
import io.optimum.workbench.ui.shell.sheet.CommandPalette;
import io.optimum.workbench.ui.shell.sheet.Overlay;
import io.optimum.workbench.ui.shell.sheet.Tour;
import io.optimum.workbench.workflow.Steps;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The one window of the workbench. Files dropped anywhere on it are imported.
public final class WorkbenchWindow {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 640;
  private static final double LEAST_HEIGHT = 480;
  private static final int FRAMES_UNTIL_DRAWN = 3;
  private static final int LONGEST_TYPED = 10_000;
  private static final String PREFERENCES = "preferences";

  private final Session session;
  private final WindowSetup setup;
  private final Screens screens;
  private final Overlay overlay = new Overlay();
  private final Closing closing;
  private final Commands commands;
  private final BottomBar bottom;
  private final StatusBar status;
  private final Recovery recovery;
  private final TabPane tabs = new TabPane();
  private final SidePanes sides;
  private final StackPane tour = new StackPane();
  private final StackPane root = new StackPane();
  private @Nullable Stage stage;

  public WorkbenchWindow(Session session, Steps steps, FxTasks tasks, WindowSetup setup) {
    this.session = session;
    this.setup = setup;
    screens = new Screens(session, steps, tasks, setup);
    closing = new Closing(session, tasks, screens.files(), overlay);
    bottom = new BottomBar(session, tasks);
    status = new StatusBar(session, screens.device(), steps.predicting(), setup.worker());
    sides =
        new SidePanes(
            new ProjectTree(session), tabs, new Inspector(session, steps.gpus(), screens.knobs()));
    recovery = new Recovery(setup.folders().recovery(), steps.store());
    keepEdits();
    Incoming incoming =
        new Incoming(session, screens.files(), screens.welcome(), screens.engines());
    commands = new Commands(session, screens, setup, overlay, actions(incoming));
    screens.files().askBeforeLeaving(closing::beforeOpening);
    setup
        .preferences()
        .valueProperty()
        .subscribe((_, now) -> setup.theme().choiceProperty().set(now.theme()));
    setup.preferences().problemProperty().subscribe(this::tellOfPreferences);
    build();
    incoming.install(root);
    MenuKey.install(root);
    SavedFiles saved = new SavedFiles(setup.dialogs(), session, tasks);
    root.addEventHandler(SaveRequest.ASKED, saved::save);
    root.addEventHandler(CopyRequest.ASKED, saved::copy);
    TableLayouts layouts = new TableLayouts(setup.folders().tables(), setup.worker());
    root.addEventHandler(LayoutRequest.ASKED, event -> layouts.keep(event.table()));
  }

  private void build() {
    root.setId("workbench");
    root.getStyleClass().add("workbench");
    stylesheet().ifPresent(root.getStylesheets()::add);
    tellWhatIsMissing();
    root.getChildren().addAll(frame(), overlay);
    for (Screen screen : Screen.values()) {
      tabs.getTabs().add(tab(screen));
    }
    new TermTips(Definitions::shipped).install(root);
  }

  /// Goes on with the project opened last, where the user wants that; a new user gets a copy of the
  /// sample and the tour. Asks what to do with edits that a crash left behind.
  ///
  /// @param sample null = none is installed
  public void openLastOr(@Nullable Path sample) {
    new LostEdits(session, recovery, screens.files()).offer();
    if (setup.preferences().get().reopenLast()) {
      screens.welcome().openLastOr(sample);
    }
    if (!setup.preferences().get().tourSeen()) {
      showTour();
    }
  }

  /// A scene with the window's looks and keys. Screens are built from now on, each when it is first
  /// gone to.
  public Scene scene(double width, double height) {
    Scene scene = new Scene(root, width, height);
    setup.theme().dress(scene);
    commands.install(scene);
    scene.focusOwnerProperty().subscribe(WorkbenchWindow::limitTyping);
    KeptFocus.install(scene, tabs);
    followScreen();
    return scene;
  }

  /// Shows the window.
  public void show(Stage shown) {
    stage = shown;
    shown
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    "%s%s – Optimum Workbench"
                        .formatted(
                            session.dirtyProperty().get() ? "* " : "", session.project().name()),
                session.projectProperty(),
                session.dirtyProperty()));
    shown.setScene(scene(WIDTH, HEIGHT));
    shown.setMinWidth(LEAST_WIDTH);
    shown.setMinHeight(LEAST_HEIGHT);
    shown.setOnCloseRequest(event -> {
      event.consume();
      close();
    });
    shown
        .focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            screens.files().lookForOthersSaves(setup.worker(), FxTasks::onWindowThread);
          }
        });
    shown.show();
    FxStart.afterFrames(FRAMES_UNTIL_DRAWN, status::namePredictor);
  }

  /// Closes the window, unless something would be lost and the user wants to keep it.
  private void close() {
    closing.beforeClosing(() -> {
      screens.live().stop();
      screens.files().close();
      recovery.close();
      if (stage != null) {
        stage.hide();
      }
    });
  }

  private Commands.WindowActions actions(Incoming incoming) {
    return new Commands.WindowActions(
        incoming::paste,
        this::find,
        this::showPalette,
        bottom::showLog,
        this::copyDiagnostics,
        this::showTour,
        sides::toggleTree,
        sides::toggleInspector,
        this::close);
  }

  private void showTour() {
    tour.getChildren()
        .setAll(
            new Tour(session, () -> setup.preferences().change(each -> each.withTourSeen(true))));
  }

  private void keepEdits() {
    new Autosave(
        session, recovery, screens.files()::version, setup.worker(), FxTasks::onWindowThread);
  }

  /// Goes to the filter of the screen; where there is none, to the palette, which finds commands.
  private void find() {
    Node screen = tabs.getSelectionModel().getSelectedItem().getContent();
    Node filter = screen == null ? null : screen.lookup(".find");
    if (filter == null || !isSeen(filter)) {
      showPalette();
    } else {
      filter.requestFocus();
    }
  }

  private static boolean isSeen(@Nullable Node node) {
    return node == null || (node.isVisible() && isSeen(node.getParent()));
  }

  /// Finds the window's commands, what the screen's buttons do, and what other screens are for.
  private void showPalette() {
    List<Command> all = new ArrayList<>(commands.all());
    var screen = session.selection().screenProperty();
    all.addAll(ScreenButtons.of(tabs.getSelectionModel().getSelectedItem()));
    all.addAll(ScreenButtons.elsewhere(screen.get(), screen::set));
    overlay.open(new CommandPalette(all, overlay::close));
  }

  /// Laying out a text of many megabytes, pasted by mistake, would take all memory and with it the
  /// window.
  private static void limitTyping(@Nullable Node focused) {
    if (focused instanceof TextField field && field.getTextFormatter() == null) {
      field.setTextFormatter(
          new TextFormatter<>(change -> {
            int start = change.getRangeStart();
            int kept = change.getControlText().length() - change.getRangeEnd() + start;
            int room = Math.max(0, LONGEST_TYPED - kept);
            if (change.getText().length() > room) {
              change.setText(change.getText().substring(0, room));
              change.selectRange(start + room, start + room);
            }
            return change;
          }));
    }
  }

  private void tellOfPreferences(String problem) {
    session.notices().dismiss(PREFERENCES);
    if (!problem.isEmpty()) {
      session.notices().show(Notice.of(PREFERENCES, problem));
    }
  }

  private void copyDiagnostics() {
    String window =
        "Window %.0f × %.0f, scale %s, %s"
            .formatted(
                root.getWidth(),
                root.getHeight(),
                stage == null ? "unknown" : stage.getOutputScaleX(),
                setup.theme().darkProperty().get() ? "dark" : "light");
    ClipboardContent content = new ClipboardContent();
    content.putString(new Diagnostics(session, setup.version(), window).text());
    Clipboard.getSystemClipboard().setContent(content);
    session
        .notices()
        .show(
            Notice.of(
                "diagnostics",
                "Diagnostics are on the clipboard: versions, sizes and the latest problems, without"
                    + " paths and names. Paste them into a report."));
  }

  private BorderPane frame() {
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("screens");
    BorderPane frame = new BorderPane(sides);
    frame.setTop(new VBox(new TopBar(session, commands), new NoticeBar(session.notices())));
    frame.setBottom(new VBox(tour, bottom, status));
    return frame;
  }

  private Tab tab(Screen screen) {
    Tab tab = new Tab(screen.title());
    tab.setId("nav-" + screen.name().toLowerCase(Locale.ROOT));
    tab.setUserData(screen);
    return tab;
  }

  private void followScreen() {
    session
        .selection()
        .screenProperty()
        .subscribe(screen -> tabs.getSelectionModel().select(screen.ordinal()));
    tabs.getSelectionModel()
        .selectedItemProperty()
        .subscribe(tab -> {
          if (tab != null) {
            go(tab, (Screen) tab.getUserData());
          }
        });
  }

  private void go(Tab tab, Screen screen) {
    if (tab.getContent() == null) {
      tab.setContent(Room.around(screens.view(screen)));
    }
    Node focused = root.getScene().getFocusOwner();
    if (focused != null && isInAnotherTab(focused, tab)) {
      tabs.requestFocus();
    }
    session.selection().screenProperty().set(screen);
  }

  /// Where the keys would go to something that is no longer seen.
  private boolean isInAnotherTab(Node node, Tab shown) {
    for (Node at = node; at != null; at = at.getParent()) {
      Node part = at;
      if (tabs.getTabs().stream()
          .anyMatch(tab -> !tab.equals(shown) && part.equals(tab.getContent()))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> stylesheet() {
    return Optional.ofNullable(WorkbenchWindow.class.getResource("window.css"))
        .map(URL::toExternalForm);
  }

  /// The window is there all the same, in the toolkit's own looks.
  private void tellWhatIsMissing() {
    List<String> missing = setup.theme().missing();
    if (!missing.isEmpty()) {
      String what =
          "Parts of the looks are missing or damaged, others take their place: %s."
              .formatted(String.join(", ", missing));
      String advice = "Install the workbench again to have them back.";
      session.problems().add(Problem.warning("Optimum Workbench", "", what, advice));
      session.notices().show(Notice.of("missing-looks", what + " " + advice));
    }
  }
}
