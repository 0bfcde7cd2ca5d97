package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.run.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;

/// Where the sliders stood for the settings they chose, so that undo and redo move them too.
final class SliderPositions {
  private final DoubleProperty weight;
  private final DoubleProperty sloSlack;
  private final Map<List<Deployment>, Position> known = new HashMap<>();
  private Position now;
  private boolean following;

  private record Position(double weight, double sloSlack) {}

  SliderPositions(DoubleProperty weight, DoubleProperty sloSlack) {
    this.weight = weight;
    this.sloSlack = sloSlack;
    now = position();
  }

  /// The sliders were moved, and choose other settings.
  void moved(List<Deployment> before, List<Deployment> chosen) {
    known.putIfAbsent(before, now);
    now = position();
    known.put(chosen, now);
  }

  /// Other settings are there: the sliders go to where they stood for them, if they ever did.
  void follow(List<Deployment> settings) {
    Position there = known.get(settings);
    if (there != null && !there.equals(position())) {
      now = there;
      following = true;
      weight.set(there.weight());
      sloSlack.set(there.sloSlack());
      following = false;
    }
  }

  /// Whether it is [#follow] that moves the sliders, and not the user.
  boolean following() {
    return following;
  }

  void forget() {
    known.clear();
  }

  private Position position() {
    return new Position(weight.get(), sloSlack.get());
  }
}
