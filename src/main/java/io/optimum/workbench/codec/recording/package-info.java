/// A recording as a folder: `recording.json`, and one span file per run that keeps its spans.
///
/// [RecordingWriter] makes the folder, beside its place until it is whole; [RecordingFolder] reads
/// it. [SpanWriter] and [SpanReader] stream spans in columns, a block at a time, so that a run of
/// any length needs the memory of one block. Whatever is wrong with a recording is a
/// [RecordingException]. Uses `domain` and `codec`; devices and importers use it.
@NullMarked
package io.optimum.workbench.codec.recording;

import org.jspecify.annotations.NullMarked;
