#include "server/base64.hpp"

#include <sodium.h>

namespace guichet::server {

std::string base64(std::string_view bytes) {
  // the length that libsodium asks for counts the zero at the end
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();
  return out;
}

}  // namespace guichet::server
