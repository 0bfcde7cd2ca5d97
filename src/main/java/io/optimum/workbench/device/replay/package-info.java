/// Recordings as devices: [ReplayGpu] plays back what was recorded as if it ran now, [RecordingGpu]
/// wraps a device and records what runs on it.
///
/// Read [ReplayGpu], then `Answers` (which recorded run answers a request) and `Playback` (spans at
/// the chosen speed). Uses `device`, `codec.recording` and `domain`.
@NullMarked
package io.optimum.workbench.device.replay;

import org.jspecify.annotations.NullMarked;
