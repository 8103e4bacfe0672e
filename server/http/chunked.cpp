#include "server/http/chunked.hpp"

#include <algorithm>

namespace guichet::http {
namespace {

constexpr int digits_max = 12;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

void ChunkedDecoder::feed_size(char c) {
  if (const int value = hex_value(c); value >= 0) {
    left_ = left_ * 16 + static_cast<std::uint64_t>(value);
    if (++digits_ > digits_max) state_ = State::malformed;
  } else if (c == '\r' && digits_ > 0) {
    step_ = Step::size_lf;
  } else {
    state_ = State::malformed;
  }
}

void ChunkedDecoder::feed_sign(char c) {
  const auto expect = [&](char wanted, Step next) {
    if (c == wanted)
      step_ = next;
    else
      state_ = State::malformed;
  };
  switch (step_) {
    case Step::size:
      feed_size(c);
      break;
    case Step::size_lf:
      expect('\n', left_ == 0 ? Step::last_cr : Step::data);
      digits_ = 0;
      break;
    case Step::data:
      break;
    case Step::data_cr:
      expect('\r', Step::data_lf);
      break;
    case Step::data_lf:
      expect('\n', Step::size);
      break;
    case Step::last_cr:
      expect('\r', Step::last_lf);
      break;
    case Step::last_lf:
      expect('\n', Step::last_lf);
      if (state_ == State::more) state_ = State::done;
      break;
  }
}

std::size_t ChunkedDecoder::feed(std::string_view bytes, std::string& out) {
  std::size_t used = 0;
  while (used < bytes.size() && state_ == State::more) {
    if (step_ != Step::data) {
      feed_sign(bytes[used++]);
      continue;
    }
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - used));
    out.append(bytes.substr(used, count));
    used += count;
    left_ -= count;
    if (left_ == 0) step_ = Step::data_cr;
  }
  return used;
}

}  // namespace guichet::http
