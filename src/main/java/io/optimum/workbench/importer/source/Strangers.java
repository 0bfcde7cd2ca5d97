package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.WrongContentException;
import java.nio.charset.StandardCharsets;

/// What to say of a file that is none of our formats.
final class Strangers {
  private Strangers() {}

  static WrongContentException refuse(byte[] head) {
    if (begins(head, 0x1F, 0x8B) || begins(head, 'P', 'K', 3, 4)) {
      return new WrongContentException(
          "byte 0", "This is a packed file (gzip or zip).", "Unpack it and give what is inside.");
    }
    if (new String(head, StandardCharsets.ISO_8859_1).contains("TensorRT.trtexec")) {
      return new WrongContentException(
          "",
          "This is the log of trtexec, which has no time of any single request, layer or kernel.",
          "Run the command in its first line again with --profilingVerbosity=detailed"
              + " --separateProfileRun --exportLayerInfo=NAME.graph.json"
              + " --exportProfile=NAME.profile.json --exportTimes=NAME.timing.json, and give those"
              + " files.");
    }
    return new WrongContentException(
        "byte 0",
        "This is none of the files that can be read: neither a TensorRT plan (`ftrt`, `ptrt`), an"
            + " SQLite export of Nsight Systems nor JSON of trtexec.",
        "Give the engine that trtexec --saveEngine wrote, or export a report:"
            + " nsys export --type sqlite REPORT.nsys-rep.");
  }

  private static boolean begins(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || Byte.toUnsignedInt(head[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
