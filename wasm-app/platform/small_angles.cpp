// Stands for the part of the C library's sin, cos and tan that turns huge angles back (2^20 quarter turns and more), whose
// table of digits of pi is 2.4 kB of the first screen, packed. Angles here are of phases and directions of view: a few turns.
extern "C" int __wrap___rem_pio2_large(double* /*parts*/, double* rest, int /*exponent*/, int /*count*/, int precision) {
  for (int index = 0; index <= (precision > 0 ? 1 : 0); ++index) rest[index] = 0;
  return 0;
}
