#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/messages/messages.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::messages {

struct MessagesModel {
  const std::vector<Message>* items = nullptr;  // null while loading the first time
  const Failure* failure = nullptr;
  std::string_view portal{};
  Box box = Box::received;
  std::int64_t unread = 0;
  bool has_more = false, is_loading = false;
};

struct ChooseBox {
  Box box = Box::received;
};
struct Mark {
  MessageId message;
  bool is_read = true;
};
struct Hide {
  MessageId message;
};
struct ShowMore {};
using MessagesAction = std::variant<app::Go, app::Retry, ChooseBox, Mark, Hide, ShowMore>;

[[nodiscard]] std::optional<MessagesAction> messages_view(ui::Ui& ui, ui::Rect page,
                                                          const MessagesModel& model,
                                                          const app::Reader& reader);

}  // namespace guichet::messages
