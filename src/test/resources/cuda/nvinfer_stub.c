/* The one function of TensorRT's runtime that says its version. */
int getInferLibVersion(void) {
  return VERSION;
}
