package io.optimum.workbench.exporter.planted;

import io.optimum.workbench.device.GpuDevice;

/// A port that knows another port.
record UsesStranger(GpuDevice device) {}
