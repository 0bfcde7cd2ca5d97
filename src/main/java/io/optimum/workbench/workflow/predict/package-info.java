/// The predictor of a project: [TrainStep], [PredictStep], and [CatalogueTrainingStep], which makes
/// the predictor that is shipped. [ProjectEvidence] is what a project knows. Uses
/// `workflow.campaign` and `workflow.engines`.
@NullMarked
package io.optimum.workbench.workflow.predict;

import org.jspecify.annotations.NullMarked;
