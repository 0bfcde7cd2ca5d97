package io.optimum.workbench.importer.layer;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `trtexec --exportLayerInfo`, the engine inspector's JSON. Layers of several optimisation
/// profiles are kept apart ([ProfiledName]).
public final class LayerInfoReader {
  private static final int LAYERS = 50_000;

  public LayerInfo read(InputStream in, FileNotes notes) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      Content content = new Content(json);
      json.eachField(content::section);
      json.end();
      if (content.layers == 0) {
        throw json.wrong(
            "There is no layer.", "Run trtexec with --exportLayerInfo on a built engine.");
      }
      return new LayerInfo(content.profiles, content.bindings);
    }
  }

  private static final class Content {
    private final JsonStream json;
    private final LayerReader reader;
    private final SortedMap<Integer, List<Layer>> profiles = new TreeMap<>();
    private final List<String> bindings = new ArrayList<>();
    private int layers;

    Content(JsonStream json) {
      this.json = json;
      reader = new LayerReader(json);
    }

    void section(String key) throws IOException {
      switch (key) {
        case "Layers" -> json.eachElement(_ -> layer());
        case "Bindings" -> json.eachElement(_ -> binding());
        default -> {}
      }
    }

    private void layer() throws IOException {
      if (json.isText()) {
        throw json.wrong(
            "The layers are bare names: the engine was built without details.",
            "Build it with trtexec --profilingVerbosity=detailed and export again.");
      }
      if (layers >= LAYERS) {
        throw json.wrong(
            "There are more than %d layers.".formatted(LAYERS),
            "Is this really the layer information of one engine?");
      }
      ProfiledName name = ProfiledName.of(reader.read());
      profiles
          .computeIfAbsent(name.profile(), _ -> new ArrayList<>())
          .add(reader.layer(name.name()));
      layers++;
    }

    private void binding() throws IOException {
      if (json.isText() && bindings.size() < LAYERS) {
        bindings.add(json.text());
      }
    }
  }
}
