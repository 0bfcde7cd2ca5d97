package io.optimum.workbench.predictor.regression;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/// The forest of Tribuo (Apache 2.0) with the settings of [RandomForest], to hold ours against.
final class LibraryForest implements Learner {
  private static final String TARGET = "target";

  /// The library tells of every tree; held here so that the level stays.
  private static final Logger LIBRARY = Logger.getLogger("org.tribuo");

  LibraryForest() {
    LIBRARY.setLevel(Level.WARNING);
  }

  @Override
  public String name() {
    return "Tribuo";
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    String[] names = new String[inputs[0].length];
    Arrays.setAll(names, k -> "input%04d".formatted(k));
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    for (int i = 0; i < inputs.length; i++) {
      data.add(new ArrayExample<>(new Regressor(TARGET, targets[i]), names, inputs[i]));
    }
    CARTRegressionTrainer tree =
        new CARTRegressionTrainer(16, 2, 0, 0.6f, false, new MeanSquaredError(), seed);
    Model<Regressor> model =
        new RandomForestTrainer<>(tree, new AveragingCombiner(), 100, seed).train(data);
    return row ->
        model
            .predict(new ArrayExample<>(new Regressor(TARGET, 0), names, row))
            .getOutput()
            .getValues()[0];
  }
}
