#include "server/mail/mail.hpp"

#include <array>
#include <cstdint>

#include "server/base64.hpp"
#include "server/storage/sha256.hpp"

namespace guichet::mail {

namespace {

constexpr std::size_t address_max = 254;
constexpr std::size_t encoded_word_bytes = 42;  // of text per word: 75 characters with its frame
constexpr std::size_t body_line_max = 76;
constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_ascii_printable(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~') return false;
  return true;
}

// Where the first `bytes_max` bytes of text end without splitting a UTF-8 sequence.
std::size_t whole_characters(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text.size();
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end > 0 ? end : bytes_max;
}

// A text for a header: control characters become spaces, everything not plain ASCII or too long for a line
// becomes encoded words. No line break of the text survives, so it cannot begin another header.
std::string header_text(std::string_view text) {
  std::string flat;
  for (const char c : text) flat.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c);
  if (is_ascii_printable(flat) && flat.size() <= 60 && flat.find("=?") == std::string::npos) return flat;
  std::string out;
  std::string_view rest = flat;
  while (!rest.empty()) {
    const std::size_t end = whole_characters(rest, encoded_word_bytes);
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + server::base64(rest.substr(0, end)) + "?=";
    rest.remove_prefix(end);
  }
  return out;
}

std::string mailbox(std::string_view name, std::string_view address) {
  if (name.empty()) return std::string(address);
  std::string shown = header_text(name);
  if (!shown.starts_with("=?")) {
    std::string quoted = "\"";
    for (const char c : shown) {
      if (c == '"' || c == '\\') quoted.push_back('\\');
      quoted.push_back(c);
    }
    shown = quoted + '"';
  }
  return shown + " <" + std::string(address) + '>';
}

// Quoted-printable (RFC 2045): lines of at most 76 characters, CRLF, no trailing blanks.
class QuotedPrintable {
 public:
  std::string encode(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      if (c == '\n' || c == '\r')
        end_line();
      else
        put(c, i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r');
    }
    if (column_ > 0) end_line();
    return std::move(out_);
  }

 private:
  void end_line() {
    out_ += "\r\n";
    column_ = 0;
  }
  void put(char c, bool is_last_of_line) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_blank = c == ' ' || c == '\t';
    const bool is_dot_alone = c == '.' && column_ == 0;  // left plain it could end the message in transport
    const bool is_plain =
        (byte >= 33 && byte <= 126 && c != '=' && !is_dot_alone) || (is_blank && !is_last_of_line);
    const std::size_t width = is_plain ? 1 : 3;
    if (column_ + width > body_line_max - 1) {
      out_ += '=';
      end_line();
    }
    if (is_plain)
      out_ += c;
    else
      out_ += {'=', hex_digits[byte >> 4], hex_digits[byte & 15]};
    column_ += width;
  }

  std::string out_;
  std::size_t column_ = 0;
};

std::string two(std::int32_t n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string date(Instant at) {
  constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const LocalTime t = to_local(at, ZoneOffset{0});
  return std::string(days[static_cast<std::size_t>(weekday(t.day))]) + ", " + std::to_string(t.day.day) +
         ' ' + std::string(months[static_cast<std::size_t>(t.day.month - 1)]) + ' ' +
         std::to_string(t.day.year) + ' ' + two(t.hour) + ':' + two(t.minute) + ':' + two(t.second) +
         " +0000";
}

std::string part(std::string_view type, std::string_view content) {
  return "Content-Type: " + std::string(type) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         QuotedPrintable().encode(content);
}

// Letters, digits and a few marks; anything else of a given value is dropped.
std::string token_of(std::string_view value) {
  std::string out;
  for (const char c : value)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
        c == '_')
      out.push_back(c);
  return out;
}

}  // namespace

bool is_plain_address(const std::string& address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string::npos || at == 0 || at + 1 == address.size() || address.size() > address_max)
    return false;
  if (at > 64 || address.find('@') != at || address.front() == '-') return false;
  for (const char c : address)
    if (c <= ' ' || c > '~' || std::string_view("<>()[],;:\\\"").find(c) != std::string_view::npos)
      return false;
  const std::string_view domain = std::string_view(address).substr(at + 1);
  return domain.front() != '.' && domain.back() != '.' && domain.find("..") == std::string_view::npos;
}

std::string compose(const Mail& mail) {
  const std::string_view domain = std::string_view(mail.from).substr(mail.from.rfind('@') + 1);
  std::string out;
  out += "Date: " + date(mail.at) + "\r\n";
  out += "From: " + mailbox(mail.from_name, mail.from) + "\r\n";
  out += "To: " + mail.to + "\r\n";
  if (is_plain_address(mail.reply_to)) out += "Reply-To: " + mail.reply_to + "\r\n";
  out += "Subject: " + header_text(mail.subject) + "\r\n";
  out += "Message-ID: <" + token_of(mail.id) + '@' + std::string(domain) + ">\r\n";
  if (const std::string language = token_of(mail.language); !language.empty())
    out += "Content-Language: " + language + "\r\n";
  out += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
  if (mail.html.empty()) return out + part("text/plain", mail.text);
  // Quoted-printable never holds "=_", so no body can hold the boundary.
  const std::string boundary = "=_" + storage::sha256_hex(mail.id).substr(0, 24);
  out += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
  out += "--" + boundary + "\r\n" + part("text/plain", mail.text) + "\r\n";
  out += "--" + boundary + "\r\n" + part("text/html", mail.html) + "\r\n";
  return out + "--" + boundary + "--\r\n";
}

}  // namespace guichet::mail
