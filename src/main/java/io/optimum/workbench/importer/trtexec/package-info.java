/// What trtexec and TREx write besides layers: times of layers and requests, options, summaries.
///
/// Start at [ProfileBuilder], which makes a profile of [MeasuredFiles]: layers matched with their
/// times ([LayerMatch]), scaled to the measured latency ([SoloTimes], [KernelScaling]), checked
/// ([ProfileChecks]) and described ([ProfileSource], read back by [MeasuredSwitches]). Of several
/// optimisation profiles [TimedProfile] takes one. Uses `importer.layer`, `importer.file`.
@NullMarked
package io.optimum.workbench.importer.trtexec;

import org.jspecify.annotations.NullMarked;
