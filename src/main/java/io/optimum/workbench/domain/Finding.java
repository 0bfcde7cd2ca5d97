package io.optimum.workbench.domain;

/// What was found of one part that a GPU needs.
///
/// @param part for example `NVIDIA driver`
/// @param found whether it is there
/// @param detail where it is and which version, or why it is not
/// @param meaning what works with it, or what does not without it
public record Finding(String part, boolean found, String detail, String meaning) {
  public Finding {
    Require.text(part, "part");
    Require.text(detail, "detail");
    Require.text(meaning, "meaning");
  }
}
