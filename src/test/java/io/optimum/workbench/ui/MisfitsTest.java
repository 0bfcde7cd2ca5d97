package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// What does not fit is found.
@ExtendWith(ApplicationExtension.class)
class MisfitsTest {
  @Test
  void findsNothingWhereEverythingFits() {
    assertThat(misfits(new HBox(new Label("Engines"), new Button("Measure")), 300)).isEmpty();
  }

  @Test
  void findsWordsThatAreCutOff() {
    assertThat(misfits(new HBox(new Label("A long name of an engine")), 60))
        .singleElement()
        .asString()
        .startsWith("cut off: Label 'A long name of an engine'");
  }

  @Test
  void findsWhatReachesOutOfItsRow() {
    Button wide = new Button("Measure training campaign");
    wide.setMinWidth(Button.USE_PREF_SIZE);
    assertThat(misfits(new HBox(wide), 60)).singleElement().asString().contains("reaches out");
  }

  @Test
  void findsWhatLiesOverSomethingElse() {
    Label moved = new Label("second");
    moved.setTranslateX(-20);
    assertThat(misfits(new HBox(new Label("first one"), moved), 300))
        .singleElement()
        .asString()
        .contains("lies over");
  }

  @Test
  void findsWhatMustBeScrolledSideways() {
    Label wide = new Label("wide");
    wide.setMinWidth(400);
    assertThat(misfits(new StackPane(new ScrollPane(wide)), 200))
        .singleElement()
        .asString()
        .contains("scrolls sideways");
  }

  private static List<String> misfits(Parent root, double width) {
    return onWindowThread(() -> {
      new Scene(root, width, 100);
      root.applyCss();
      root.layout();
      return Misfits.of(root);
    });
  }
}
