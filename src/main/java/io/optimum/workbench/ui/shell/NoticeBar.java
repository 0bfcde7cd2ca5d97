package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Notices;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What waits for an answer, above the screens; work goes on meanwhile.
final class NoticeBar extends VBox {
  private final Notices notices;

  NoticeBar(Notices notices) {
    this.notices = notices;
    setId("notices");
    managedProperty().bind(visibleProperty());
    notices.all().addListener((ListChangeListener<Notice>) _ -> list());
    list();
  }

  private void list() {
    getChildren().setAll(notices.all().stream().map(this::row).toList());
    setVisible(!getChildren().isEmpty());
  }

  private HBox row(Notice notice) {
    Label text = new Label(notice.text());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(text);
    row.getStyleClass().add("notice");
    row.setId("notice-" + notice.id());
    notice.answers().forEach(answer -> row.getChildren().add(button(notice, answer)));
    Button later = new Button("Dismiss");
    later.getStyleClass().add("flat");
    later.setMinWidth(Region.USE_PREF_SIZE);
    later.setOnAction(_ -> notices.dismiss(notice.id()));
    row.getChildren().add(later);
    return row;
  }

  private Button button(Notice notice, Notice.Answer answer) {
    Button button = new Button(answer.label());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> notices.answer(notice, answer));
    return button;
  }
}
