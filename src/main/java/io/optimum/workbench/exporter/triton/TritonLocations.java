package io.optimum.workbench.exporter.triton;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where fields of a `config.pbtxt` were read.
///
/// @param tree null = the configuration was not read from text
record TritonLocations(@Nullable TextFormatParseInfoTree tree) {
  static final TritonLocations NONE = new TritonLocations(null);

  /// Line and column of a field, or of the innermost message around it that is there.
  ///
  /// @param path names parted by dots; `:1` behind a name is the second of a repeated field
  String of(String path) {
    if (tree == null) {
      return path;
    }
    String found = "line 1, column 1";
    TextFormatParseInfoTree within = tree;
    Descriptor message = ModelConfig.getDescriptor();
    for (String step : path.split("\\.", -1)) {
      String[] parts = step.split(":", -1);
      int index = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      FieldDescriptor field = message.findFieldByName(parts[0]);
      List<TextFormatParseLocation> locations = within.getLocations(field);
      if (locations.isEmpty()) {
        return found;
      }
      // `[1, 2]` has one location for all of its elements.
      found = text(locations.get(Math.min(index, locations.size() - 1)));
      List<TextFormatParseInfoTree> nested = within.getNestedTrees(field);
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || index >= nested.size()) {
        return found;
      }
      within = nested.get(index);
      message = field.getMessageType();
    }
    return found;
  }

  private static String text(TextFormatParseLocation location) {
    return "line %d, column %d".formatted(location.getLine() + 1, location.getColumn() + 1);
  }
}
