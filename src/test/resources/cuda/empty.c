// A library that is none of those that are looked for.
int nothing(void) { return 0; }
