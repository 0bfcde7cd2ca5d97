/// What serving tools of others measured: a [ServedMeasurement] of the models on a GPU. JDK only.
@NullMarked
package io.optimum.workbench.domain.serving;

import org.jspecify.annotations.NullMarked;
