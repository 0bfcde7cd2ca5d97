package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.layer.Bindings;

/// Inputs and outputs as they were measured: trtexec with data transfers disabled leaves them on
/// the device, so they take memory and are not copied per inference.
///
/// @param inputBytes copied to the device per inference
/// @param outputBytes copied back per inference
/// @param residentBytes on the device without being copied
record IoBytes(long inputBytes, long outputBytes, long residentBytes) {
  static IoBytes of(Bindings bindings, Metadata metadata) {
    long inputBytes = Bindings.bytes(bindings.inputs());
    long outputBytes = Bindings.bytes(bindings.outputs());
    return ProfileSource.copiesData(metadata)
        ? new IoBytes(inputBytes, outputBytes, 0)
        : new IoBytes(0, 0, inputBytes + outputBytes);
  }
}
