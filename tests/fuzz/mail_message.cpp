#include "server/mail/mail.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {
namespace {

std::size_t headers_named(std::string_view head, std::string_view name) {
  std::size_t count = 0;
  for (auto at = head.find(name); at != std::string_view::npos; at = head.find(name, at + 1))
    if (at == 0 || head.substr(at - 2, 2) == "\r\n") ++count;
  return count;
}

}  // namespace

void mail_message(std::string_view input) {
  Cut cut(input);
  const std::string address(cut.next());
  mail::Mail mail;
  mail.id = "0190";
  mail.from = "portal@guichet.example";
  mail.to = mail::is_plain_address(address) ? address : "somebody@guichet.example";
  mail.from_name = cut.next();
  mail.subject = cut.next();
  mail.html = cut.next();
  mail.text = cut.rest();
  const auto message = mail::compose(mail);
  const auto head = std::string_view(message).substr(0, message.find("\r\n\r\n") + 2);
  for (const char* name : {"From:", "To:", "Subject:", "Date:", "Message-ID:", "MIME-Version:"})
    require(headers_named(head, name) == 1, "each header once");
  for (const char* name : {"Cc:", "Bcc:", "Reply-To:"})
    require(headers_named(head, name) == 0, "no header is added");
  for (std::size_t at = 0; at < message.size(); ++at) {
    const bool is_cr = message[at] == '\r';
    if (is_cr) require(at + 1 < message.size() && message[at + 1] == '\n', "CR comes with LF");
    if (message[at] == '\n') require(at > 0 && message[at - 1] == '\r', "LF comes with CR");
  }
  constexpr std::size_t line_bytes_max = 998;
  for (std::size_t start = 0, end = 0; (end = message.find("\r\n", start)) != std::string::npos;
       start = end + 2)
    require(end - start <= line_bytes_max, "no line is too long to be sent");
}

}  // namespace guichet::fuzz
