package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.load.Load;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// An engine that can be ticked, with the batch size it would run at and what is asked of it.
final class Choice {
  private final Engine engine;
  private final List<Integer> batchSizes;
  private final BooleanProperty ticked = new SimpleBooleanProperty();
  private final ObjectProperty<Integer> batchSize;
  private final ObjectProperty<Load> load = new SimpleObjectProperty<>(Load.closedLoop());

  Choice(Engine engine, List<Integer> batchSizes) {
    this.engine = engine;
    this.batchSizes = List.copyOf(batchSizes);
    this.batchSize = new SimpleObjectProperty<>(batchSizes.getFirst());
  }

  Engine engine() {
    return engine;
  }

  List<Integer> batchSizes() {
    return batchSizes;
  }

  BooleanProperty tickedProperty() {
    return ticked;
  }

  ObjectProperty<Integer> batchSizeProperty() {
    return batchSize;
  }

  ObjectProperty<Load> loadProperty() {
    return load;
  }
}
