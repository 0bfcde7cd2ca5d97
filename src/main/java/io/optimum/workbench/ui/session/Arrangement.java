package io.optimum.workbench.ui.session;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the chosen deployments share the GPU, and which mechanisms of a simulated one are switched
/// off. Numbers say both, so that none are taken for others; what is measured without a mechanism
/// is shown and not kept.
public final class Arrangement {
  private final ObjectProperty<Sharing> sharing =
      new SimpleObjectProperty<>(this, "sharing", Sharing.STREAMS);
  private final ObjectProperty<Set<Mechanism>> without =
      new SimpleObjectProperty<>(this, "without", Set.of());

  Arrangement() {}

  public ObjectProperty<Sharing> sharingProperty() {
    return sharing;
  }

  public Sharing sharing() {
    return sharing.get();
  }

  /// Mechanisms that are switched off.
  public ObjectProperty<Set<Mechanism>> withoutProperty() {
    return without;
  }

  public Set<Mechanism> without() {
    return without.get();
  }

  /// What to say of a run besides its engines: nothing for streams with every mechanism.
  public String words() {
    return words(sharing.get(), without.get());
  }

  /// The same of other choices.
  public static String words(Sharing sharing, Set<Mechanism> without) {
    List<String> parts = new ArrayList<>();
    if (sharing != Sharing.STREAMS) {
      parts.add(name(sharing));
    }
    if (!without.isEmpty()) {
      parts.add(
          without.stream()
              .sorted()
              .map(Arrangement::name)
              .collect(Collectors.joining(", ", "without ", " (not kept)")));
    }
    return String.join(", ", parts);
  }

  /// As people say it.
  public static String name(Sharing sharing) {
    return switch (sharing) {
      case STREAMS -> "streams";
      case GREEN_CONTEXT -> "green contexts";
      case MPS -> "MPS";
      case TIME_SLICED -> "time slices";
    };
  }

  /// As people say it.
  public static String name(Mechanism mechanism) {
    return switch (mechanism) {
      case SM_SHARE -> "SM share";
      default -> mechanism.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
