package io.optimum.workbench.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Tab;

/// A tab whose content joins the scene when the tab is first selected: what nobody has looked at is
/// neither styled nor laid out.
public final class LateTab extends Tab {
  public LateTab(String id, String title, Node content) {
    super(title);
    setId(id);
    selectedProperty()
        .subscribe(selected -> {
          if (selected) {
            setContent(content);
          }
        });
  }
}
