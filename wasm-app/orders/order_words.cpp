#include "wasm-app/orders/order_words.hpp"

namespace guichet::orders {

ui::Tone tone_of(OrderState state) {
  switch (state) {
    case OrderState::received:
      return ui::Tone::warning;
    case OrderState::captured:
      return ui::Tone::info;
    case OrderState::in_production:
    case OrderState::quality_check:
      return ui::Tone::violet;
    case OrderState::completed:
      return ui::Tone::success;
    case OrderState::scheduled:
    case OrderState::archived:
    case OrderState::files_erased:
    case OrderState::cancelled:
      break;
  }
  return ui::Tone::neutral;
}

std::string_view state_word(OrderState state, const app::Reader& reader) {
  const Catalog& words = reader.text();
  switch (state) {
    case OrderState::received:
      return words.step_received;
    case OrderState::scheduled:
      return words.step_scheduled;
    case OrderState::captured:
      return words.step_captured;
    case OrderState::in_production:
      return words.step_in_production;
    case OrderState::quality_check:
      return words.step_quality_check;
    case OrderState::completed:
      return words.order_completed;
    case OrderState::archived:
      return words.order_archived;
    case OrderState::files_erased:
      return words.files_erased;
    case OrderState::cancelled:
      break;
  }
  return words.order_cancelled;
}

std::string_view group_word(OrderGroup group, const app::Reader& reader) {
  const Catalog& words = reader.text();
  switch (group) {
    case OrderGroup::in_progress:
      return words.orders_in_progress;
    case OrderGroup::completed:
      return words.orders_completed;
    case OrderGroup::archived:
      return words.orders_archived;
    case OrderGroup::cancelled:
      break;
  }
  return words.orders_cancelled;
}

std::string_view client_state_word(OrderState state, const app::Reader& reader) {
  const bool is_at_home = state == OrderState::in_production || state == OrderState::quality_check;
  return is_at_home ? reader.text().order_in_progress.view() : state_word(state, reader);
}

std::array<std::string_view, step_count> step_words(const app::Reader& reader) {
  const Catalog& words = reader.text();
  return {words.step_received, words.step_scheduled, words.step_captured, words.step_in_production,
          words.step_delivered};
}

std::string due_words(const Order& order, const app::Reader& reader) {
  const Catalog& words = reader.text();
  if (order.erased_on)
    return text::fill(words.files_deleted_on.view(), {{"date", reader.date(*order.erased_on)}});
  if (order.completed)
    return words.delivered_on.str() + " " + reader.date(reader.local(*order.completed).day);
  if (group_of(order.state) != OrderGroup::in_progress) return {};
  if (!order.due) return words.to_schedule.str();
  return text::fill(words.delivery_at.view(), {{"time", reader.moment(*order.due)}});
}

std::string short_due_words(const Order& order, const app::Reader& reader) {
  if (group_of(order.state) != OrderGroup::in_progress || !order.due) return due_words(order, reader);
  const std::string moment = reader.short_moment(*order.due);
  const Day day = reader.local(*order.due).day;
  if (relative_day_word(day, reader.today(), reader.locale.language).empty()) return capitalised(moment);
  return text::fill(reader.text().delivery_at.view(), {{"time", moment}});
}

std::string worker_words(const Order& order, const app::Reader& reader) {
  if (order.assignee_name.empty()) return {};
  std::string name = order.assignee_name;
  const std::size_t last = name.rfind(' ');
  if (last != std::string::npos && last + 1 < name.size()) {
    std::size_t end = last + 1;
    (void)text::next_code_point(name, end);
    name = name.substr(0, end) + ".";
  }
  const bool is_at_home =
      order.state == OrderState::in_production || order.state == OrderState::quality_check;
  const Catalog& words = reader.text();
  return text::fill(is_at_home ? words.editing_by.view() : words.photo_by.view(), {{"name", name}});
}

std::string place_words(std::string_view city, std::string_view postal_code) {
  std::string place{city};
  if (!city.empty() && !postal_code.empty()) place += " · ";
  return place += postal_code;
}

std::string number_words(const Order& order, const app::Reader& reader) {
  return order.number.value + " · " +
         reader.count(reader.text().services_count, static_cast<std::int64_t>(order.services.size()));
}

std::string slot_words(TimeSlot slot, const app::Reader& reader) {
  const Catalog& words = reader.text();
  const auto hour = [&](std::int32_t h) { return format_short_time({.hour = h}, reader.locale); };
  const auto between = [&](std::string_view message, std::int32_t from, std::int32_t to) {
    return text::fill(message, {{"from", hour(from)}, {"to", hour(to)}});
  };
  switch (slot) {
    case TimeSlot::morning:
      return between(words.slot_morning, 9, 12);
    case TimeSlot::afternoon:
      return between(words.slot_afternoon, 12, 17);
    case TimeSlot::evening:
      return between(words.slot_evening, 17, 20);
    case TimeSlot::any:
      break;
  }
  return words.slot_any.str();
}

std::string_view access_words(Access access, const app::Reader& reader) {
  const Catalog& words = reader.text();
  switch (access) {
    case Access::lockbox:
      return words.access_key_box;
    case Access::keys_at_office:
      return words.access_keys_at_office;
    case Access::on_site:
      break;
  }
  return words.access_client_present;
}

std::string_view contact_words(ContactChoice choice, const app::Reader& reader) {
  const Catalog& words = reader.text();
  return choice == ContactChoice::client ? words.contact_the_client : words.contact_the_agent;
}

ui::Icon service_icon(std::string_view name) {
  using enum ui::Icon;
  struct Named {
    std::string_view name;
    ui::Icon icon;
  };
  constexpr std::array<Named, 9> known{{{"camera", camera},
                                        {"rotate-3d", rotate_3d},
                                        {"ruler", ruler},
                                        {"drone", drone},
                                        {"sunset", sunset},
                                        {"sofa", sofa},
                                        {"video", video},
                                        {"images", images},
                                        {"house", house}}};
  for (const Named& entry : known) {
    if (entry.name == name) return entry.icon;
  }
  return camera;
}

std::string tax_words(const TaxLine& tax, const app::Reader& reader) {
  const TaxRate rate{.per_100000 = static_cast<std::int32_t>(tax.rate_per_100000)};
  return tax.name + " " + format_percent(rate, reader.locale);
}

std::string rounding_words(const app::Reader& reader) {
  return text::fill(reader.text().tax_rounding.view(), {{"unit", reader.money(Cents{1})}});
}

}  // namespace guichet::orders
