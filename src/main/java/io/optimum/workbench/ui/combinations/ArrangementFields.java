package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.ui.session.Arrangement;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The way of sharing, and the mechanisms of the simulator that are on, to choose.
final class ArrangementFields {
  private final Arrangement arrangement;

  ArrangementFields(Arrangement arrangement) {
    this.arrangement = arrangement;
  }

  ComboBox<Sharing> sharing() {
    ComboBox<Sharing> box = new ComboBox<>();
    box.setId("sharing-choice");
    box.setAccessibleText("How the engines share the GPU");
    box.setTooltip(
        new Tooltip(
            "How the engines share the GPU. Predictions are for streams only; the others can be"
                + " measured."));
    box.getItems().setAll(Sharing.values());
    box.setConverter(new SharingWords());
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.valueProperty().bindBidirectional(arrangement.sharingProperty());
    return box;
  }

  MenuButton mechanisms() {
    MenuButton menu = new MenuButton();
    menu.setId("mechanisms");
    menu.setTooltip(
        new Tooltip(
            "What the simulated GPU does. Switch a mechanism off to see its effect: such numbers"
                + " are shown and not kept."));
    menu.setMinWidth(Region.USE_PREF_SIZE);
    for (Mechanism each : Mechanism.values()) {
      menu.getItems().add(item(each));
    }
    arrangement.withoutProperty().subscribe(off -> menu.setText(title(off)));
    return menu;
  }

  private CheckMenuItem item(Mechanism mechanism) {
    String name = Arrangement.name(mechanism);
    CheckMenuItem item = new CheckMenuItem(capital(name));
    item.setId("mechanism-" + name.replace(' ', '-'));
    arrangement.withoutProperty().subscribe(off -> item.setSelected(!off.contains(mechanism)));
    item.setOnAction(_ -> turn(mechanism, item.isSelected()));
    return item;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private void turn(Mechanism mechanism, boolean on) {
    Set<Mechanism> off = EnumSet.noneOf(Mechanism.class);
    off.addAll(arrangement.without());
    if (on) {
      off.remove(mechanism);
    } else {
      off.add(mechanism);
    }
    arrangement.withoutProperty().set(Set.copyOf(off));
  }

  private static String title(Set<Mechanism> off) {
    return off.isEmpty() ? "All mechanisms" : off.size() + " switched off";
  }

  private static final class SharingWords extends StringConverter<Sharing> {
    @Override
    public String toString(@Nullable Sharing sharing) {
      return sharing == null ? "" : capital(Arrangement.name(sharing));
    }

    @Override
    public Sharing fromString(String text) {
      throw new UnsupportedOperationException("Ways of sharing are chosen, not typed.");
    }
  }
}
