package io.optimum.workbench.importer.layer;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `trtexec --exportLayerInfo`, the engine inspector's JSON. Of an engine with several
/// optimisation profiles only the first is taken: its layers carry no suffix or `[profile 0]`.
public final class LayerInfoReader {
  private static final int LAYERS = 50_000;
  private static final Pattern PROFILE = Pattern.compile("^(.+?)\\s*\\[profile (\\d+)]$");

  public LayerInfo read(InputStream in, FileNotes notes) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      Content content = new Content(json);
      json.eachField(content::section);
      json.end();
      if (content.layers.isEmpty()) {
        throw json.wrong(
            "There is no layer.", "Run trtexec with --exportLayerInfo on a built engine.");
      }
      content.warnOfOtherProfiles(notes);
      return new LayerInfo(content.layers, content.bindings);
    }
  }

  private static final class Content {
    private final JsonStream json;
    private final LayerReader reader;
    private final List<Layer> layers = new ArrayList<>();
    private final List<String> bindings = new ArrayList<>();
    private int otherProfiles;

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
      if (layers.size() >= LAYERS) {
        throw json.wrong(
            "There are more than %d layers.".formatted(LAYERS),
            "Is this really the layer information of one engine?");
      }
      Matcher profile = PROFILE.matcher(reader.read());
      if (!profile.matches()) {
        layers.add(reader.layer(reader.name()));
      } else if (profile.group(2).equals("0")) {
        layers.add(reader.layer(profile.group(1)));
      } else {
        otherProfiles++;
      }
    }

    private void binding() throws IOException {
      if (json.isText() && bindings.size() < LAYERS) {
        bindings.add(json.text());
      }
    }

    void warnOfOtherProfiles(FileNotes notes) {
      if (otherProfiles > 0) {
        notes.warn(
            "",
            "%d layers of further optimisation profiles were left out.".formatted(otherProfiles),
            "Build an engine per shape to compare them.");
      }
    }
  }
}
