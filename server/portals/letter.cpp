#include "server/portals/letter.hpp"

#include "shared/core/text.hpp"

namespace guichet::portals {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string contact_line(const portal::Contact& contact) {
  std::string line;
  for (const std::string* part : {&contact.name, &contact.phone, &contact.email}) {
    if (part->empty()) continue;
    if (!line.empty()) line += " · ";
    line += *part;
  }
  return line;
}

std::string text_of(const Letter& letter, const portal::Portal& portal) {
  std::string out;
  for (const std::string& paragraph : letter.paragraphs) out += paragraph + "\n\n";
  if (!letter.code.empty()) out += "    " + letter.code + "\n\n";
  if (!letter.url.empty()) out += letter.button + ":\n" + letter.url + "\n\n";
  return out + "-- \n" + portal.name + "\n" + contact_line(portal.contact) + "\n";
}

std::string html_of(const Letter& letter, const portal::Portal& portal) {
  const std::string paragraph_open = "<p style=\"margin:0 0 16px\">";
  std::string out =
      "<!DOCTYPE html><html lang=\"" + std::string(language_tag(letter.language)) +
      "\"><head><meta charset=\"utf-8\"><title>" + escaped(letter.subject) +
      "</title></head><body style=\"margin:0;padding:24px;font:16px/1.5 sans-serif;color:#16181d\">"
      "<div style=\"max-width:560px;margin:0 auto\"><p style=\"margin:0 0 24px;font-weight:600;color:" +
      escaped(portal.brand) + "\">" + escaped(portal.name) + "</p>";
  for (const std::string& paragraph : letter.paragraphs) out += paragraph_open + escaped(paragraph) + "</p>";
  if (!letter.code.empty())
    out += "<p style=\"margin:0 0 16px;font-size:28px;letter-spacing:4px\">" + escaped(letter.code) + "</p>";
  if (!letter.url.empty()) {
    out += paragraph_open + "<a href=\"" + escaped(letter.url) +
           "\" style=\"display:inline-block;padding:12px 20px;border-radius:8px;color:#ffffff;background:" +
           escaped(portal.brand) + "\">" + escaped(letter.button) + "</a></p>";
  }
  return out + "<p style=\"margin:24px 0 0;font-size:14px;color:#5b6270\">" +
         escaped(contact_line(portal.contact)) + "</p></div></body></html>\n";
}

}  // namespace

std::string PublicUrl::page(std::string_view portal, std::string_view path) const {
  return origin + "/" + std::string(portal) + "/" + std::string(path);
}

outbox::SendMail written(const Letter& letter, const Addressee& to, const portal::Portal& portal) {
  return outbox::SendMail{.to = to.email,
                          .subject = text::single_line(letter.subject),
                          .text = text_of(letter, portal),
                          .html = html_of(letter, portal),
                          .account = to.account,
                          .about = to.about};
}

std::string filled(std::string_view words, std::initializer_list<Word> values) {
  std::string out;
  while (!words.empty()) {
    const std::size_t open = words.find('{');
    const std::size_t close = open == std::string_view::npos ? open : words.find('}', open);
    if (close == std::string_view::npos) return out += words;
    out += words.substr(0, open);
    const std::string_view name = words.substr(open + 1, close - open - 1);
    std::string_view value = words.substr(open, close - open + 1);
    for (const Word& word : values) {
      if (word.name == name) value = word.value;
    }
    out += value;
    words.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace guichet::portals
