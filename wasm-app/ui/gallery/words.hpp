// What the gallery says: the same words short, long and absurdly long, in each language.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/core/locale.hpp"

namespace guichet::ui::gallery {

enum class Length : std::uint8_t { brief, full, absurd };

enum class Word : std::uint8_t {
  send,
  preview,
  cancel,
  erase,
  sending,
  client,
  client_help,
  client_example,
  phone,
  mail,
  mail_error,
  number,
  number_help,
  slot,
  morning,
  afternoon,
  discount,
  message,
  message_text,
  password,
  price,
  day,
  rooms,
  less,
  more,
  search,
  none_found,
  photographer,
  services,
  yes,
  no,
  choice,
  partial,
  invoice,
  amount,
  state,
  due,
  late,
  paid,
  disputed,
  archived,
  unread,
  all,
  filters,
  media,
  details,
  messages,
  orders,
  street,
  view,
  download,
  received,
  planned,
  capture,
  editing,
  delivered,
  notice,
  locked,
  expired,
  sent,
  undo,
  erase_title,
  erase_text,
  empty_title,
  empty_text,
  order_now,
  error_title,
  error_text,
  retry,
  drop_title,
  drop_text,
  interrupted,
  verified,
  orders_delivered,
  mean_delay,
  trend,
  terms,
  folder,
  plans,
  photos,
  page,
  count
};

class Words {
 public:
  Words(Language language, Length length);
  [[nodiscard]] std::string_view operator[](Word word) const {
    return texts_[static_cast<std::size_t>(word)];
  }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] Length length() const { return length_; }

 private:
  std::array<std::string, static_cast<std::size_t>(Word::count)> texts_;
  Language language_;
  Length length_;
};

}  // namespace guichet::ui::gallery
