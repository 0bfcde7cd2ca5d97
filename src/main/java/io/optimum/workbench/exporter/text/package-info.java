/// Foreign text made safe for the languages that exports are written in: a name of a project may
/// hold anything.
///
/// [Shell], [Yaml], [Html], [Markdown] and [Csv], each on its own; JDK only.
@NullMarked
package io.optimum.workbench.exporter.text;

import org.jspecify.annotations.NullMarked;
