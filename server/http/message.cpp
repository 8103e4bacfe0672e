#include "server/http/message.hpp"

#include <unistd.h>

#include <algorithm>

namespace guichet::http {

FileHandle::~FileHandle() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string_view Head::header(std::string_view name) const {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const Header& h) { return h.name == name; });
  return found == headers.end() ? std::string_view{} : std::string_view(found->value);
}

std::string_view cookie(const Head& head, std::string_view name) {
  std::string_view rest = head.header("cookie");
  std::string_view found;
  bool is_found = false;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    if (pair.size() <= name.size() || pair.substr(0, name.size()) != name || pair[name.size()] != '=')
      continue;
    if (is_found) return {};
    found = pair.substr(name.size() + 1);
    is_found = true;
  }
  return found;
}

Reply text_reply(int status, std::string_view line) {
  Reply reply;
  reply.status = status;
  reply.add("Content-Type", "text/plain; charset=utf-8");
  reply.add("Cache-Control", "no-store");
  reply.body = std::string(line) + "\n";
  return reply;
}

Reply redirect(std::string location) {
  Reply reply = text_reply(303, "See other");
  reply.add("Location", std::move(location));
  return reply;
}

namespace {

bool is_plain_name_sign(char c) {
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '%' && c != '/';
}

void append_escaped(std::string& out, std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          c == '.' || c == '-' || c == '_';
    if (is_plain) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    }
  }
}

// The bytes of a name that may be shown: no control bytes, no separators, no direction overrides, 200 bytes
// at most.
std::string tame(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto rest = name.substr(i, 3);
    const bool is_direction = rest.size() == 3 && rest[0] == '\xe2' &&
                              ((rest[1] == '\x80' && static_cast<unsigned char>(rest[2]) >= 0x8e &&
                                static_cast<unsigned char>(rest[2]) <= 0xae) ||
                               (rest[1] == '\x81' && static_cast<unsigned char>(rest[2]) >= 0xa6 &&
                                static_cast<unsigned char>(rest[2]) <= 0xa9));
    const bool keeps_dash = is_direction && rest[1] == '\x80' &&
                            static_cast<unsigned char>(rest[2]) >= 0x90 &&
                            static_cast<unsigned char>(rest[2]) <= 0xa7;
    if (is_direction && !keeps_dash) {
      i += 2;
      continue;
    }
    const auto byte = static_cast<unsigned char>(name[i]);
    out += byte < 0x20 || byte == 0x7f || name[i] == '/' || name[i] == '\\' ? '_' : name[i];
  }
  constexpr std::size_t bytes_max = 200;
  if (out.size() > bytes_max) {
    const auto dot = out.rfind('.');
    const std::string tail = dot != std::string::npos && out.size() - dot <= 12 ? out.substr(dot) : "";
    std::size_t cut = bytes_max - tail.size();
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xc0U) == 0x80U) --cut;
    out = out.substr(0, cut) + tail;
  }
  return out.empty() ? "file" : out;
}

}  // namespace

std::string content_disposition(Disposition how, std::string_view file_name) {
  const std::string name = tame(file_name);
  std::string out = how == Disposition::inline_ ? "inline" : "attachment";
  out += "; filename=\"";
  for (const char c : name) {
    if (is_plain_name_sign(c))
      out += c;
    else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U)
      out += '_';
  }
  out += "\"; filename*=UTF-8''";
  append_escaped(out, name);
  return out;
}

void Responder::operator()(Reply reply) const {
  if (!once_->send) return;
  const Send send = std::exchange(once_->send, nullptr);
  send(std::move(reply));
}

Responder::Once::~Once() {
  if (!send) return;
  try {
    send(text_reply(500, "Internal error"));
  } catch (...) {  // the connection is gone
  }
}

}  // namespace guichet::http
