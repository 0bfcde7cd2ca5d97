/// Recordings to engine profiles: what a device was seen to do becomes an engine again.
///
/// [RecordingImporter] takes the recordings among the files it is given and hands the others on;
/// `SoloSpans` reads one run, `KernelTimes` keeps what is needed of it in bounded memory. Uses
/// `importer`, `codec.recording` and `domain`.
@NullMarked
package io.optimum.workbench.importer.recording;

import org.jspecify.annotations.NullMarked;
