package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads TREx's dump of CUDA device properties, a list with one object per GPU. The first GPU is
/// the one TREx measured on; its name, multiprocessors and CUDA version are put under the names
/// that trtexec's log has for them.
public final class DevicePropertiesReader {
  public Metadata read(InputStream in, FileNotes notes) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      TreeMap<String, String> texts = new TreeMap<>();
      json.eachElement(index -> {
        if (index == 0) {
          json.eachField(key -> property(key, json, texts));
        }
      });
      json.end();
      return new Metadata(texts, new TreeMap<>());
    }
  }

  private static void property(String key, JsonStream json, Map<String, String> texts)
      throws IOException {
    switch (key) {
      case "Name" -> texts.put("Selected Device", json.text());
      case "MULTIPROCESSOR_COUNT" -> texts.put("SMs", Long.toString(json.count()));
      case "CUDA_VERSION" -> texts.put("CUDA", version(json));
      default -> {}
    }
  }

  private static String version(JsonStream json) throws IOException {
    if (!json.isArray()) {
      return json.text();
    }
    List<String> parts = new ArrayList<>();
    json.eachElement(index -> {
      if (index < 2) {
        parts.add(json.text());
      }
    });
    return String.join(".", parts);
  }
}
