package io.optimum.workbench.app;

import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The predictor that ships in `assets/predictor`, read when it is first needed; the prior where
/// none does.
final class ShippedPredictor implements Supplier<SlowdownPredictor> {
  private static final String PLACE = "/assets/predictor/modelled.json";
  private final PredictorTrainer trainer;
  private final String place;
  private @Nullable SlowdownPredictor loaded;

  ShippedPredictor(PredictorTrainer trainer) {
    this(trainer, PLACE);
  }

  /// @param place on the class path
  ShippedPredictor(PredictorTrainer trainer, String place) {
    this.trainer = trainer;
    this.place = place;
  }

  @Override
  public synchronized SlowdownPredictor get() {
    SlowdownPredictor known = loaded;
    if (known == null) {
      TrainedPredictor shipped = read();
      known = shipped == null ? new KernelRoundRobinPrior() : shipped;
      loaded = known;
    }
    return known;
  }

  private @Nullable TrainedPredictor read() {
    try (InputStream in = ShippedPredictor.class.getResourceAsStream(place)) {
      return in == null ? null : trainer.load(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped predictor cannot be read: " + place, e);
    }
  }
}
