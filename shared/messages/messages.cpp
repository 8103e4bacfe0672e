#include "shared/messages/messages.hpp"

#include "shared/core/text.hpp"
#include "shared/portal/checks.hpp"

namespace guichet::messages {

void ListMessages::check(Problems& p) const {
  portal::require_text(p, after, listings::cursor_max);
}

void GetThread::check(Problems& p) const {
  p.require(thread, !thread.empty(), &Catalog::field_required);
}

void SendMessage::check(Problems& p) const {
  p.require(subject, !thread.empty() || !text::is_blank(subject), &Catalog::message_subject_missing);
  portal::require_text(p, subject, subject_max);
  portal::require_text(p, to, text::email_length_max);
  p.require(text, !text::is_blank(text), &Catalog::message_text_missing);
  portal::require_text(p, text, text_max, text::Lines::allowed);
}

void MarkMessages::check(Problems& p) const {
  p.require(messages, !messages.empty() && messages.size() <= static_cast<std::size_t>(marked_max),
            &Catalog::field_required);
}

void HideMessage::check(Problems& p) const {
  p.require(message, !message.empty(), &Catalog::field_required);
}

std::string preview_of(std::string_view text) {
  return text::truncated(text::single_line(text), static_cast<std::size_t>(preview_max));
}

}  // namespace guichet::messages
