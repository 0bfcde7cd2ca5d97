package io.optimum.workbench.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window without a display that every other window test relies on.
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class BenchPlatformTest {
  @Start
  void open(Stage stage) {
    Label seen = new Label("nothing yet");
    seen.setId("seen");
    seen.setOnScroll(e -> seen.setText("control " + e.isControlDown() + " " + e.getDeltaY()));
    Button button = new Button("Run combination");
    button.setOnAction(_ -> seen.setText("clicked"));
    Label source = new Label("drag me");
    MenuItem copy = new MenuItem("Copy row");
    copy.setOnAction(_ -> seen.setText("copied"));
    source.setContextMenu(new ContextMenu(copy));
    Label target = new Label("drop here");
    makeDraggable(source, target, seen);
    stage.setScene(new Scene(new VBox(20, button, seen, source, target), 1200, 1100));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private static void makeDraggable(Label source, Label target, Label seen) {
    source.setOnDragDetected(e -> {
      ClipboardContent text = new ClipboardContent();
      text.putString("resnet50");
      source.startDragAndDrop(TransferMode.COPY).setContent(text);
      e.consume();
    });
    target.setOnDragOver(e -> e.acceptTransferModes(TransferMode.COPY));
    target.setOnDragDropped(e -> {
      seen.setText("got " + e.getDragboard().getString());
      e.setDropCompleted(true);
    });
  }

  @Test
  void clicksAButton(FxRobot robot) {
    robot.clickOn("Run combination");
    assertThat(seen(robot)).isEqualTo("clicked");
  }

  @Test
  void opensAContextMenu(FxRobot robot) {
    robot.rightClickOn("drag me").clickOn("Copy row");
    assertThat(seen(robot)).isEqualTo("copied");
  }

  @Test
  void scrollsWithControlHeld(FxRobot robot) {
    robot.moveTo("#seen").press(KeyCode.CONTROL).scroll(1).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seen(robot)).startsWith("control true");
  }

  @Test
  void dragsAndDrops(FxRobot robot) {
    robot.drag("drag me").moveTo("drop here").drop();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seen(robot)).isEqualTo("got resnet50");
  }

  @Test
  void hasAScreenOfRealSize() {
    assertThat(Screen.getPrimary().getBounds().getWidth()).isEqualTo(1920);
  }

  private static String seen(FxRobot robot) {
    return robot.lookup("#seen").queryLabeled().getText();
  }
}
