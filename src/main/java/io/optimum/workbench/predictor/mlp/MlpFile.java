package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.feature.FeatureSchema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A trained predictor as one JSON file: weights and everything needed to judge them.
///
/// @param format always [#FORMAT]
/// @param version of this layout
/// @param schemaVersion of the features the weights expect
/// @param sha256 of the content on one line, so that damage is noticed
/// @param content the rest
record MlpFile(String format, int version, int schemaVersion, String sha256, Content content) {
  private static final String FORMAT = "optimum-predictor";
  private static final int VERSION = 3;
  private static final String WHERE = "The predictor file";

  /// @param waitScale constant of kernel round robin
  /// @param bandwidth constants of the bandwidth law
  /// @param logMean mean logarithm of the slowdowns in training
  /// @param shrinkFraction how much of the networks' correction is used
  /// @param normalisation of the inputs, of the feature schema and absolute
  /// @param ensembles networks of what is used in some regime, layer by layer, by its name
  /// @param report held-out errors, and what is used in which regime
  /// @param card what it was trained on
  record Content(
      double waitScale,
      List<Double> bandwidth,
      double logMean,
      double shrinkFraction,
      Normalisation normalisation,
      SortedMap<String, List<List<Weights>>> ensembles,
      PredictorReport report,
      DataCard card) {
    FittedCandidates candidates() {
      Map<Candidate, List<Network>> networks = new EnumMap<>(Candidate.class);
      ensembles.forEach((name, each) ->
          networks.put(
              Candidate.named(name),
              each.stream()
                  .map(layers -> new Network(layers.stream().map(Weights::layer).toList()))
                  .toList()));
      return new FittedCandidates(logMean, shrinkFraction, normalisation, networks);
    }
  }

  /// The networks of what is used in some regime; others need not be kept.
  static SortedMap<String, List<List<Weights>>> networks(
      Map<Candidate, List<Network>> trained, Collection<RegimeReport> regimes) {
    SortedMap<String, List<List<Weights>>> kept = new TreeMap<>();
    for (RegimeReport regime : regimes) {
      Candidate chosen = Candidate.named(regime.chosen());
      for (Candidate part : List.of(chosen.one(), chosen.other())) {
        List<Network> networks = trained.getOrDefault(part, List.of());
        if (!networks.isEmpty()) {
          kept.put(part.words(), weights(networks));
        }
      }
    }
    return kept;
  }

  private static List<List<Weights>> weights(List<Network> networks) {
    return networks.stream().map(each -> each.layers().stream().map(Weights::of).toList()).toList();
  }

  /// What a predictor was trained on.
  ///
  /// @param request seed, epochs and the simulator's version among others
  /// @param combinations trained on, without those held out
  /// @param engines in them
  /// @param mixes sets of engines trained on together
  /// @param gpus where they were measured
  /// @param sharings how the GPU was shared
  record DataCard(
      TrainRequest request,
      int combinations,
      SortedSet<EngineId> engines,
      SortedSet<String> mixes,
      SortedSet<GpuId> gpus,
      SortedSet<Sharing> sharings) {
    static DataCard of(TrainRequest request, Dataset data, Split split) {
      List<TrainingExample> known = data.examples(split.training());
      return new DataCard(
          request,
          known.size(),
          Dataset.engines(known),
          known.stream()
              .map(each -> Split.engines(each.combination().combination()))
              .collect(Collectors.toCollection(TreeSet::new)),
          known.stream()
              .map(each -> each.combination().gpu().id())
              .collect(Collectors.toCollection(TreeSet::new)),
          known.stream()
              .map(each -> each.combination().combination().sharing())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /// A layer: 32-bit floats, little-endian, in Base64.
  record Weights(int inputs, int outputs, String weights, String biases) {
    static Weights of(Layer layer) {
      return new Weights(
          layer.inputs(), layer.outputs(), text(layer.weights()), text(layer.biases()));
    }

    Layer layer() {
      return new Layer(inputs, outputs, floats(weights), floats(biases));
    }

    private static String text(float[] values) {
      ByteBuffer bytes =
          ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] floats(String text) {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    }
  }

  static byte[] write(Content content) {
    JsonCodec codec = new JsonCodec();
    return codec.write(
        new MlpFile(FORMAT, VERSION, FeatureSchema.VERSION, hash(codec, content), content));
  }

  /// @throws IllegalArgumentException when the bytes are something else, of other features, or
  ///   damaged
  static Content read(byte[] bytes) {
    JsonCodec codec = new JsonCodec();
    try {
      requireSame(FORMAT, codec.peek(bytes, "format", WHERE), "format");
      requireSame(VERSION, codec.peek(bytes, "version", WHERE), "version");
      requireSame(
          FeatureSchema.VERSION, codec.peek(bytes, "schemaVersion", WHERE), "feature schema");
      MlpFile file = codec.read(bytes, MlpFile.class, WHERE);
      if (!file.sha256().equals(hash(codec, file.content()))) {
        throw new IllegalArgumentException(
            "The predictor file is damaged: its content does not match its hash. Train again.");
      }
      return file.content();
    } catch (JsonException e) {
      throw new IllegalArgumentException(
          "The predictor file cannot be read: %s Train again.".formatted(e.getMessage()), e);
    }
  }

  private static void requireSame(Object wanted, String found, String what) {
    if (!found.equals(wanted.toString())) {
      throw new IllegalArgumentException(
          "The predictor file has %s '%s'; this workbench reads '%s'. Train again."
              .formatted(what, found, wanted));
    }
  }

  private static String hash(JsonCodec codec, Content content) {
    try {
      byte[] line = codec.writeLine(content).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
