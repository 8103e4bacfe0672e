#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "tests/support/server/test_server.hpp"

namespace guichet::test {

std::string RawReply::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
}

RawClient::~RawClient() {
  ::close(socket_);
}

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server has closed; the test sees it when receiving
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool RawClient::fill() {
  char piece[65536];
  const auto count = ::recv(socket_, piece, sizeof piece, 0);
  if (count <= 0) return false;
  buffer_.append(piece, static_cast<std::size_t>(count));
  return true;
}

RawReply RawClient::receive(bool is_head) {
  RawReply reply;
  while (buffer_.find("\r\n\r\n") == std::string::npos)
    if (!fill()) return reply;
  const auto end = buffer_.find("\r\n\r\n");
  reply.status = std::atoi(buffer_.substr(9, 3).c_str());
  for (auto at = buffer_.find("\r\n") + 2; at < end;) {
    const auto line_end = buffer_.find("\r\n", at);
    const auto colon = buffer_.find(": ", at);
    std::string name = buffer_.substr(at, colon - at);
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    reply.headers.emplace(name, buffer_.substr(colon + 2, line_end - colon - 2));
    at = line_end + 2;
  }
  buffer_.erase(0, end + 4);
  if (is_head || reply.status == 304 || reply.status == 204) return reply;
  if (reply.header("transfer-encoding") == "chunked") {
    while (buffer_.find("0\r\n\r\n") == std::string::npos)
      if (!fill()) break;
    reply.body = std::exchange(buffer_, {});
    return reply;
  }
  const auto length = std::strtoull(reply.header("content-length").c_str(), nullptr, 10);
  while (buffer_.size() < length)
    if (!fill()) break;
  reply.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return reply;
}

bool RawClient::is_closed_by_server() {
  char byte = 0;
  return buffer_.empty() && ::recv(socket_, &byte, 1, 0) == 0;
}

RawReply exchange(std::uint16_t port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  return client.receive(bytes.substr(0, 5) == "HEAD ");
}

}  // namespace guichet::test
