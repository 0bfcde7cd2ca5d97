/// Manifests for Kubernetes with NVIDIA's device plugin.
///
/// [KubernetesExporter] is the target: per process a [ServerManifest], for shared GPUs the
/// [DevicePluginConfig], around them a [KubernetesReadme]. The models are those of the Triton
/// export.
@NullMarked
package io.optimum.workbench.exporter.kubernetes;

import org.jspecify.annotations.NullMarked;
