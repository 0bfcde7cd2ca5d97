package io.optimum.workbench.predictor.forest;

import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.Regression;
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

/// A random forest (Breiman, Machine Learning 45, 2001): a hundred regression trees, each on a
/// resample of the rows, each split among a random part of the inputs.
public final class RandomForest implements Learner {
  private static final int TREES = 100;
  private static final int DEEPEST = 16;
  private static final float LEAST_LEAF = 2;
  private static final float INPUTS_FRACTION = 0.6f;
  private static final String TARGET = "target";

  /// The library tells of every tree; held here so that the level stays.
  private static final Logger LIBRARY = Logger.getLogger("org.tribuo");

  public RandomForest() {
    LIBRARY.setLevel(Level.WARNING);
  }

  @Override
  public String name() {
    return "random forest";
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    String[] names = names(inputs[0].length);
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    for (int i = 0; i < inputs.length; i++) {
      data.add(new ArrayExample<>(new Regressor(TARGET, targets[i]), names, inputs[i]));
    }
    CARTRegressionTrainer tree =
        new CARTRegressionTrainer(
            DEEPEST, LEAST_LEAF, 0, INPUTS_FRACTION, false, new MeanSquaredError(), seed);
    Model<Regressor> model =
        new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, seed).train(data);
    return row ->
        model
            .predict(new ArrayExample<>(new Regressor(TARGET, 0), names, row))
            .getOutput()
            .getValues()[0];
  }

  private static String[] names(int count) {
    String[] names = new String[count];
    Arrays.setAll(names, k -> "input%04d".formatted(k));
    return names;
  }
}
