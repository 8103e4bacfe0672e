#include "server/http/chunked.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {

// However the network cuts a body, it is the same body and ends at the same byte.
void http_chunked(std::string_view input) {
  http::ChunkedDecoder whole;
  std::string at_once;
  const auto used = whole.feed(input, at_once);
  require(used <= input.size() && at_once.size() <= used, "no byte comes from nowhere");
  http::ChunkedDecoder cut;
  std::string in_pieces;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < input.size() && cut.state() == http::ChunkedDecoder::State::more; ++i)
    taken += cut.feed(input.substr(i, 1), in_pieces);
  require(cut.state() == whole.state(), "one verdict");
  require(in_pieces == at_once, "one body");
  if (whole.state() == http::ChunkedDecoder::State::done) require(taken == used, "one end");
}

}  // namespace guichet::fuzz
