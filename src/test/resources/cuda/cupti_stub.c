// A CUPTI that traces two kernels and a copy when it is flushed, and then nothing. ENABLE is what cuptiActivityEnable
// answers. Records are laid out as in cupti_records.c, which the compiler checks against the real header.
#include <stdint.h>
#include <string.h>
typedef void (*requested)(uint8_t **, size_t *, size_t *);
typedef void (*completed)(void *, uint32_t, uint8_t *, size_t, size_t);
static requested request;
static completed complete;
static int pending;
int cuptiActivityRegisterCallbacks(requested r, completed c) { request = r; complete = c; return 0; }
int cuptiActivityEnable(int kind) { pending = 1; return ENABLE; }
int cuptiActivityDisable(int kind) { return 0; }
int cuptiGetTimestamp(uint64_t *time) { *time = 5000000000ULL; return 0; }
int cuptiGetStreamIdEx(void *context, void *stream, uint8_t perThread, uint32_t *id) {
  *id = (uint32_t)(uintptr_t)stream;
  return (uintptr_t)stream == 99 ? 15 : 0;
}
int cuptiGetResultString(int code, const char **text) { *text = "CUPTI_ERROR_UNKNOWN"; return 0; }
int cuptiActivityGetNumDroppedRecords(void *context, uint32_t stream, size_t *count) { *count = 4; return 0; }
static void record(uint8_t *at, int kind, uint64_t start, uint32_t stream, const char *name) {
  memset(at, 0, 216);
  memcpy(at, &kind, 4);
  uint64_t end = start + 1000;
  memcpy(at + 16, &start, 8);
  memcpy(at + 24, &end, 8);
  memcpy(at + 48, &stream, 4);
  memcpy(at + 104, &name, 8);
}
int cuptiActivityFlushAll(uint32_t flag) {
  if (!pending || !request) return 0;
  pending = 0;
  uint8_t *buffer;
  size_t size, most;
  request(&buffer, &size, &most);
  if (size < 1024) return 1;
  record(buffer, 10, 5000002000ULL, 7, "second_kernel");
  record(buffer + 216, 10, 5000001000ULL, 7, "first_kernel");
  record(buffer + 432, 10, 5000003000ULL, 99, "kernel_of_another_stream");
  record(buffer + 648, 10, 0, 7, "kernel_without_times");
  memset(buffer + 648 + 24, 0, 8);
  complete(0, 0, buffer, size, 864);
  return 0;
}
int cuptiActivityGetNextRecord(uint8_t *buffer, size_t valid, uint8_t **record) {
  uint8_t *next = *record ? *record + 216 : buffer;
  if (next + 216 > buffer + valid) return 12;
  *record = next;
  return 0;
}
