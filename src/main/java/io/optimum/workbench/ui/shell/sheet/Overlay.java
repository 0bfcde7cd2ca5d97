package io.optimum.workbench.ui.shell.sheet;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Holds one sheet above the window at a time; Escape and a click beside it take it away. The focus
/// stays in it meanwhile.
public final class Overlay extends StackPane {
  private static final List<String> FIRST =
      List.of(".text-field", ".list-view", ".combo-box", ".button");
  private @Nullable Node before;

  public Overlay() {
    getStyleClass().add("overlay");
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setOnMouseClicked(event -> {
      if (equals(event.getTarget())) {
        close();
      }
    });
    addEventHandler(KeyEvent.ANY, Overlay::keep);
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
            scene.focusOwnerProperty().subscribe(this::keepFocus);
          }
        });
  }

  /// A letter that nothing in the sheet takes is none for the screen below it.
  private static void keep(KeyEvent event) {
    boolean command = event.isShortcutDown() || event.isAltDown();
    if (!command && (event.getText() + event.getCharacter()).chars().anyMatch(each -> each > ' ')) {
      event.consume();
    }
  }

  private void escape(KeyEvent event) {
    if (isVisible() && event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  /// Tab goes round within the sheet: what lies below it cannot be seen whole.
  private void keepFocus(@Nullable Node owner) {
    if (isVisible() && owner != null && !isWithin(owner)) {
      first((Region) getChildren().getFirst()).requestFocus();
    }
  }

  private boolean isWithin(Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(this::equals);
  }

  public void open(Region sheet) {
    if (!isVisible() && getScene() != null) {
      before = getScene().getFocusOwner();
    }
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(sheet);
    setVisible(true);
    applyCss();
    first(sheet).requestFocus();
  }

  /// A field to type in, else a list, a choice or a button, else the sheet itself.
  private static Node first(Region sheet) {
    for (String kind : FIRST) {
      for (Node each : sheet.lookupAll(kind)) {
        if (!each.isDisabled() && each.isFocusTraversable()) {
          return each;
        }
      }
    }
    return sheet;
  }

  /// The focus goes back to where it was.
  public void close() {
    setVisible(false);
    getChildren().clear();
    if (before != null) {
      before.requestFocus();
    }
  }
}
