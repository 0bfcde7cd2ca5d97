/* Uses a function of another library without saying which: as DJL's library does with the CUDA runtime. */
int getInferLibVersion(void);
int nextVersion(void) {
  return getInferLibVersion() + 1;
}
