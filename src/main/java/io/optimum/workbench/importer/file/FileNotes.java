package io.optimum.workbench.importer.file;

import io.optimum.workbench.domain.Problem;
import java.util.List;

/// Where a reader or assembler leaves its doubts about one file.
///
/// @param path the file
/// @param problems shared with the other files of an import
public record FileNotes(String path, List<Problem> problems) {
  public void warn(String location, String message, String advice) {
    problems.add(Problem.warning(path, location, message, advice));
  }

  public void error(String location, String message, String advice) {
    problems.add(Problem.error(path, location, message, advice));
  }
}
