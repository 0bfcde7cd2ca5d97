package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.docs.DocsView;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.sheet.Command;
import io.optimum.workbench.ui.shell.sheet.Overlay;
import io.optimum.workbench.ui.shell.sheet.PreferencesSheet;
import io.optimum.workbench.ui.shell.sheet.ShortcutSheet;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// The one list of everything that can be done by menu, key or palette. To add a command: one row
/// here.
final class Commands {
  /// Found by what is typed, for the key is another one on every keyboard.
  private static final String TYPED = "'?'";

  private final Session session;
  private final Screens screens;
  private final WindowSetup setup;
  private final Overlay overlay;
  private final WindowActions actions;
  private final List<Command> all = new ArrayList<>();

  /// What only the window itself can do.
  ///
  /// @param paste takes what is on the clipboard
  /// @param find goes to the filter of the screen
  /// @param palette finds commands by words
  /// @param log shows what went wrong
  /// @param diagnostics for a report
  /// @param tour for someone new
  /// @param tree takes the project tree away or back
  /// @param inspector the same
  /// @param close the window, unless something would be lost
  record WindowActions(
      Runnable paste,
      Runnable find,
      Runnable palette,
      Runnable log,
      Runnable diagnostics,
      Runnable tour,
      Runnable tree,
      Runnable inspector,
      Runnable close) {}

  Commands(
      Session session, Screens screens, WindowSetup setup, Overlay overlay, WindowActions actions) {
    this.session = session;
    this.screens = screens;
    this.setup = setup;
    this.overlay = overlay;
    this.actions = actions;
    addFile();
    addEdit();
    addRun();
    addView();
    addHelp();
  }

  List<Command> all() {
    return List.copyOf(all);
  }

  /// The commands of a menu.
  List<Command> of(String group) {
    return all.stream().filter(each -> each.group().equals(group)).toList();
  }

  /// Shortcuts; `?` opens the sheet unless text is being typed.
  void install(Scene scene) {
    for (Command command : all) {
      command.shortcut().ifPresent(keys -> scene.getAccelerators().put(keys, command::run));
    }
    scene.addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          if ("?".equals(event.getCharacter())) {
            showShortcuts();
          }
        });
  }

  private void addFile() {
    all.add(Command.of("File", "Open project…", "Shortcut+O", screens.welcome()::open));
    setup
        .samples()
        .forEach(sample ->
            all.add(
                Command.of(
                    "File",
                    "Open sample " + sample.getFileName(),
                    "",
                    () -> screens.welcome().openSample(sample))));
    all.add(Command.of("File", "Import files…", "Shortcut+I", screens.engines()::chooseFiles));
    all.add(Command.of("File", "Paste files", "Shortcut+V", actions.paste()));
    all.add(Command.of("File", "Save", "Shortcut+S", screens.files()::save));
    all.add(Command.of("File", "Save as…", "Shortcut+Shift+S", this::saveAs));
    all.add(
        Command.of(
            "File",
            "Preferences",
            "Shortcut+Comma",
            () -> overlay.open(new PreferencesSheet(setup.preferences(), overlay::close))));
    all.add(Command.of("File", "Close window", "Shortcut+Q", actions.close()));
  }

  private void addEdit() {
    all.add(
        Command.of("Edit", "Undo", "Shortcut+Z", session::undo)
            .disabledWhen(session.undoTitleProperty().isEmpty()));
    all.add(
        Command.of("Edit", "Redo", "Shortcut+Shift+Z", session::redo)
            .disabledWhen(session.redoTitleProperty().isEmpty()));
    all.add(Command.of("Edit", "Find", "Shortcut+F", actions.find()));
  }

  private void addRun() {
    all.add(Command.of("Run", "Run live", "Shortcut+R", this::runLive));
    all.add(
        Command.of("Run", "Record live run…", "", () -> onTimeline(screens.recordings()::record)));
    all.add(Command.of("Run", "Open recording…", "", () -> onTimeline(screens.recordings()::open)));
    all.add(Command.of("Run", "Choose device…", "", screens.device()::open));
    all.add(
        Command.of("Run", "Stop run", "Shortcut+Period", screens.live()::stop)
            .disabledWhen(screens.live().runningProperty().not()));
  }

  private void addView() {
    for (Screen screen : Screen.values()) {
      all.add(
          Command.of(
              "View",
              "Show " + screen.title(),
              "Shortcut+" + (screen.ordinal() + 1),
              () -> session.selection().screenProperty().set(screen)));
    }
    all.add(Command.of("View", "Light or dark", "Shortcut+Shift+L", this::toggleTheme));
    all.add(Command.of("View", "Project tree", "Shortcut+B", actions.tree()));
    all.add(Command.of("View", "Inspector", "Shortcut+Shift+B", actions.inspector()));
    all.add(Command.of("View", "Show log", "Shortcut+L", actions.log()));
    all.add(Command.of("View", "Command palette", "Shortcut+Shift+P", actions.palette()));
  }

  private void addHelp() {
    all.add(
        Command.of(
            "Help",
            "Documentation",
            "F1",
            () -> overlay.open(new DocsView("index", overlay::close))));
    all.add(
        Command.of(
            "Help",
            "What the numbers mean",
            "Shortcut+F1",
            () -> overlay.open(new DocsView("metrics", overlay::close))));
    all.add(Command.of("Help", "Shortcuts", TYPED, this::showShortcuts));
    all.add(Command.of("Help", "Take the tour", "", actions.tour()));
    all.add(Command.of("Help", "Copy diagnostics", "", actions.diagnostics()));
  }

  /// The choice is kept for the next start.
  private void toggleTheme() {
    setup.theme().toggle();
    setup.preferences().change(each -> each.withTheme(setup.theme().choiceProperty().get()));
  }

  private void showShortcuts() {
    overlay.open(new ShortcutSheet(all, overlay::close));
  }

  private void saveAs() {
    setup.dialogs().folderToWrite("Save project to folder").ifPresent(screens.files()::saveTo);
  }

  private void runLive() {
    onTimeline(screens.live()::start);
  }

  private void onTimeline(Runnable action) {
    session.selection().screenProperty().set(Screen.TIMELINE);
    action.run();
  }
}
