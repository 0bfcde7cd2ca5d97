package io.optimum.workbench.importer.layer;

import io.optimum.workbench.importer.file.JsonStream;
import io.optimum.workbench.importer.file.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads one layer after the other from layer information. Repeated texts (tactics, formats) are
/// kept once.
final class LayerReader {
  private static final int TENSORS = 10_000;
  private static final int DIMENSIONS = 16;
  private static final double ELEMENTS = 1e13;
  private static final int TEXTS_KEPT = 20_000;

  private final JsonStream json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> scalars = new HashMap<>();
  private List<Tensor> inputs = List.of();
  private List<Tensor> outputs = List.of();
  private List<Long> window = List.of();
  private Layer.Weights weights = Layer.Weights.NONE;
  private Layer.Weights bias = Layer.Weights.NONE;
  private long outMaps;
  private long groups;

  LayerReader(JsonStream json) {
    this.json = json;
  }

  /// Reads the layer at the cursor.
  ///
  /// @return its name
  String read() throws IOException {
    scalars.clear();
    inputs = List.of();
    outputs = List.of();
    window = List.of();
    weights = Layer.Weights.NONE;
    bias = Layer.Weights.NONE;
    outMaps = 0;
    groups = 1;
    json.eachField(this::field);
    if (name().isBlank()) {
      throw json.wrong("A layer has no name.", "Export the layer information again.");
    }
    return name();
  }

  String name() {
    return scalars.getOrDefault("Name", "");
  }

  /// The layer last read, under another name.
  Layer layer(String name) {
    return new Layer(
        name,
        scalars.getOrDefault("LayerType", ""),
        scalars.getOrDefault("ParameterType", ""),
        scalars.getOrDefault("TacticName", ""),
        inputs,
        outputs,
        window,
        outMaps,
        groups,
        weights,
        bias);
  }

  private void field(String key) throws IOException {
    switch (key) {
      case "Name", "LayerType", "ParameterType", "TacticName" -> scalars.put(key, text());
      case "Inputs" -> inputs = tensors();
      case "Outputs" -> outputs = tensors();
      case "Kernel", "WindowSize" -> window = sizes();
      case "OutMaps" -> outMaps = notNegative(key);
      case "Groups" -> groups = Math.max(1, notNegative(key));
      case "Weights" -> weights = weights();
      case "Bias" -> bias = weights();
      default -> {}
    }
  }

  private List<Tensor> tensors() throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    json.eachElement(index -> {
      if (index >= TENSORS) {
        throw json.wrong(
            "The layer has more than %d tensors.".formatted(TENSORS), "Export it again.");
      }
      tensors.add(tensor());
    });
    return tensors;
  }

  private Tensor tensor() throws IOException {
    Map<String, String> named = new HashMap<>();
    List<Long> dimensions = new ArrayList<>();
    json.eachField(key -> {
      switch (key) {
        case "Name", "Format/Datatype", "Format", "Datatype" -> named.put(key, text());
        case "Dimensions" -> dimensions.addAll(sizes());
        default -> {}
      }
    });
    String format =
        named.getOrDefault(
            "Format/Datatype",
            (named.getOrDefault("Format", "") + " " + named.getOrDefault("Datatype", "")).strip());
    Tensor tensor = new Tensor(named.getOrDefault("Name", ""), dimensions, format);
    if (tensor.elements() > ELEMENTS) {
      throw json.wrong(
          "The tensor '%s' of %s elements is larger than any GPU."
              .formatted(Texts.shorten(tensor.name()), dimensions),
          "Export the layers again.");
    }
    return tensor;
  }

  private List<Long> sizes() throws IOException {
    List<Long> sizes = new ArrayList<>();
    if (json.isNumber()) {
      return List.of(size());
    }
    json.eachElement(index -> {
      if (index >= DIMENSIONS) {
        throw json.wrong(
            "There are more than %d dimensions.".formatted(DIMENSIONS), "Export it again.");
      }
      sizes.add(size());
    });
    return sizes;
  }

  private long size() throws IOException {
    long size = json.count();
    if (size < -1 || size > Integer.MAX_VALUE) {
      throw json.wrong(
          "The dimension %d is not possible.".formatted(size), "Export the layers again.");
    }
    return size;
  }

  private Layer.Weights weights() throws IOException {
    if (!json.isObject()) {
      return Layer.Weights.NONE;
    }
    String[] type = {""};
    long[] count = {0};
    json.eachField(key -> {
      switch (key) {
        case "Type" -> type[0] = text();
        case "Count" -> count[0] = notNegative(key);
        default -> {}
      }
    });
    return new Layer.Weights(DataType.in(type[0]), count[0]);
  }

  private long notNegative(String key) throws IOException {
    long value = json.count();
    if (value < 0) {
      throw json.wrong("`%s` must not be %d.".formatted(key, value), "Export the layers again.");
    }
    return value;
  }

  private String text() throws IOException {
    String text = json.text();
    if (texts.size() >= TEXTS_KEPT) {
      texts.clear();
    }
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
