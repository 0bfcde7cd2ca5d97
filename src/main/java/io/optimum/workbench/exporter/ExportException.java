package io.optimum.workbench.exporter;

/// An export that could not be written. What lay in its place before is still there.
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ExportException(String message) {
    super(message);
  }

  public ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
