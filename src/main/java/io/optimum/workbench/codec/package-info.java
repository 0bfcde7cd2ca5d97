/// One JSON for our own formats: canonical order, strict limits, versions.
///
/// [JsonCodec] is what others use, and [GpuSheets] for GPU data sheets; recordings have a package
/// of their own below. The only user of Jackson databind besides the streaming readers in
/// `importer`. Uses `domain`.
@NullMarked
package io.optimum.workbench.codec;

import org.jspecify.annotations.NullMarked;
