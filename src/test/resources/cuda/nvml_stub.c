// A board with two processes; INIT is what nvmlInit_v2 answers, POWER what the power call does. With FOREIGN and HOT, the
// names of files: this process, another while the one file is there, and heat while the other is.
#include <string.h>
#include <unistd.h>
#ifdef FOREIGN
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)
#define THERE(name) (access(TEXT(name), F_OK) == 0)
#endif
typedef struct { unsigned pid; unsigned long long used; unsigned gpu, compute; } process;
int nvmlInit_v2(void) { return INIT; }
int nvmlShutdown(void) { return 0; }
const char *nvmlErrorString(int code) { return code == 9 ? "Driver Not Loaded" : "Not Supported"; }
int nvmlSystemGetDriverVersion(char *text, unsigned length) { strncpy(text, "550.54.15", length); return 0; }
int nvmlDeviceGetHandleByUUID(const char *uuid, void **device) {
  if (strcmp(uuid, "GPU-1")) return 6;
  *device = (void *)0x1234;
  return 0;
}
static int ok(void *device) { return device == (void *)0x1234 ? 0 : 2; }
int nvmlDeviceGetClockInfo(void *device, int type, unsigned *mhz) { *mhz = type == 1 ? 1755 : 0; return ok(device); }
int nvmlDeviceGetPowerUsage(void *device, unsigned *mw) { *mw = 412500; return POWER; }
int nvmlDeviceGetTemperature(void *device, int sensor, unsigned *c) { *c = 66; return ok(device); }
int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *bits) {
#ifdef FOREIGN
  *bits = THERE(HOT) ? 0x20 : 0;
#else
  *bits = 0x25;
#endif
  return ok(device);
}
int nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, process *all) {
  if (*count < 2) return 7;
  *count = 2;
  memset(all, 0, 2 * sizeof(process));
  all[0].pid = 17;
  all[1].pid = 4294967295u;
#ifdef FOREIGN
  all[1].pid = (unsigned)getpid();
  if (!THERE(FOREIGN)) {
    *count = 1;
    all[0] = all[1];
  }
#endif
  return ok(device);
}
int nvmlSystemGetProcessName(unsigned pid, char *name, unsigned length) {
  if (pid != 17) return 4;
  strncpy(name, "python3", length);
  return 0;
}
