// Reads plain decimals in place of the C library's strtod, which is 8 KB of the first screen. Two things call
// it: a slider's value ("37.5"), and the JSON library for numbers with a fraction or an exponent, which no
// message has and shared/wire refuses whatever their value.
#include <cstdlib>
#include <cstring>

extern "C" double __wrap_strtod(const char* text, char** end) {
  const bool is_negative = *text == '-';
  const char* at = is_negative ? text + 1 : text;
  double value = 0, unit = 1;
  for (bool is_fraction = false; (*at >= '0' && *at <= '9') || (*at == '.' && !is_fraction); ++at) {
    if (*at == '.') {
      is_fraction = true;
      continue;
    }
    value = value * 10 + (*at - '0');
    if (is_fraction) unit *= 10;
  }
  if (end != nullptr) *end = const_cast<char*>(at) + std::strspn(at, "eE+-0123456789");
  return (is_negative ? -value : value) / unit;
}
