// Writes activity records as CUPTI lays them out, and on the first lines of standard error the offsets that the
// compiler gave: the fixture cupti_records.bin beside it. Names are pointers; the test puts its own there.
//   gcc -I/usr/local/cuda/include -o /tmp/records cupti_records.c && /tmp/records >cupti_records.bin
#include <cupti.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  CUpti_ActivityKernel10 kernel;
  memset(&kernel, 0, sizeof kernel);
  kernel.kind = CUPTI_ACTIVITY_KIND_CONCURRENT_KERNEL;
  kernel.start = 1000000000123ULL;
  kernel.end = 1000000045678ULL;
  kernel.deviceId = 3;
  kernel.contextId = 5;
  kernel.streamId = 13;
  kernel.gridX = 264;
  kernel.gridY = 3;
  kernel.gridZ = 2;
  kernel.blockX = 32;
  kernel.blockY = 4;
  kernel.blockZ = 1;
  kernel.registersPerThread = 168;
  kernel.staticSharedMemory = 1040;
  kernel.dynamicSharedMemory = 98304;
  kernel.correlationId = 77;
  kernel.name = (const char *)0x1122334455667788ULL;
  fwrite(&kernel, sizeof kernel, 1, stdout);
  CUpti_ActivityMemcpy6 copy;
  memset(&copy, 0, sizeof copy);
  copy.kind = CUPTI_ACTIVITY_KIND_MEMCPY;
  copy.copyKind = CUPTI_ACTIVITY_MEMCPY_KIND_DTOH;
  copy.bytes = 602112;
  copy.start = 1000000050000ULL;
  copy.end = 1000000060000ULL;
  copy.streamId = 14;
  fwrite(&copy, sizeof copy, 1, stdout);
  fprintf(stderr, "KERNEL_START %zu\nKERNEL_END %zu\nKERNEL_STREAM %zu\nKERNEL_NAME %zu\nKERNEL_BYTES %zu\n",
          offsetof(CUpti_ActivityKernel10, start), offsetof(CUpti_ActivityKernel10, end),
          offsetof(CUpti_ActivityKernel10, streamId), offsetof(CUpti_ActivityKernel10, name), sizeof kernel);
  fprintf(stderr, "KERNEL_REGISTERS %zu\nKERNEL_GRID %zu\nKERNEL_BLOCK %zu\nKERNEL_STATIC_SHARED %zu\nKERNEL_DYNAMIC_SHARED %zu\n",
          offsetof(CUpti_ActivityKernel10, registersPerThread), offsetof(CUpti_ActivityKernel10, gridX),
          offsetof(CUpti_ActivityKernel10, blockX), offsetof(CUpti_ActivityKernel10, staticSharedMemory),
          offsetof(CUpti_ActivityKernel10, dynamicSharedMemory));
  fprintf(stderr, "COPY_KIND %zu\nCOPY_START %zu\nCOPY_END %zu\nCOPY_STREAM %zu\nCOPY_BYTES %zu\n",
          offsetof(CUpti_ActivityMemcpy6, copyKind), offsetof(CUpti_ActivityMemcpy6, start),
          offsetof(CUpti_ActivityMemcpy6, end), offsetof(CUpti_ActivityMemcpy6, streamId), sizeof copy);
  return 0;
}
