/// The plan as JSON with a published schema, and back.
///
/// [PlanJsonExporter] writes the [PlanDocument] that [PlanDocumentMaker] makes; [PlanJsonReader]
/// reads it to an [ExportedPlan]. Uses `exporter`, `codec` and `domain`.
@NullMarked
package io.optimum.workbench.exporter.plan;

import org.jspecify.annotations.NullMarked;
