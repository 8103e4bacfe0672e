#include "wasm-app/ui/field_kinds.hpp"

#include <algorithm>
#include <charconv>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

bool is_digit(char ch) {
  return ch >= '0' && ch <= '9';
}

std::optional<std::int64_t> read_number(std::string_view text) {
  text = text::trim(text);
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

// Digits of the whole part and, behind the last comma or point with at most two digits, the cents.
std::optional<std::int64_t> read_cents(std::string_view text) {
  const std::size_t mark = text.find_last_of(",.");
  const auto after =
      mark == std::string_view::npos
          ? 0
          : std::count_if(text.begin() + static_cast<std::ptrdiff_t>(mark), text.end(), is_digit);
  const bool has_cents = mark != std::string_view::npos && after >= 1 && after <= 2;
  std::int64_t value = 0;
  int digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char ch = text[i];
    if (is_digit(ch) && ++digits <= 13) value = value * 10 + (ch - '0');
    const bool is_letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
    if (is_letter) return std::nullopt;
  }
  if (digits == 0 || digits > 13) return std::nullopt;
  for (auto places = has_cents ? after : 0; places < 2; ++places) value *= 10;
  return value;
}

}  // namespace

FieldResult number_field(Ui& ui, Rect rect, Key key, std::string& text, std::int64_t& value,
                         const NumberSpec& spec) {
  Core& c = ui.core();
  const NodeId id = c.id(key);
  std::int64_t wanted = value;
  if (c.take_key(id, PressedKey::up)) wanted += spec.step;
  if (c.take_key(id, PressedKey::down)) wanted -= spec.step;
  FieldSpec field = spec.field;
  field.kind = FieldKind::number;
  field.wants_arrows = true;
  field.value_min = static_cast<float>(spec.min), field.value_max = static_cast<float>(spec.max);
  Rect box = rect;
  if (!field.hides_label && !field.label.empty()) {
    // over the whole width, the buttons included
    ui.text(box.cut_top(ui.line_height(Size::small), ui.px(6)), field.label,
            {.size = Size::small, .weight = Weight::semibold, .heard = Heard::no});
    field.hides_label = true;
  }
  Rect buttons = box.with_height(ui.control_height());
  const float side = buttons.h, gap = ui.px(8);
  box.w = std::max(0.f, rect.w - 2 * (side + gap));
  FieldResult result = ui.text_field(box, key, text, field);
  const auto scope = ui.scope(Key("steps").in(id));
  const auto step = [&](Key name, Icon icon, std::string_view label, bool is_disabled) {
    return ui.icon_button(buttons.cut_right(side, gap), name, icon, label,
                          {.kind = ButtonKind::secondary, .is_disabled = is_disabled});
  };
  if (step("more", Icon::plus, spec.increase, value >= spec.max)) wanted += spec.step;
  if (step("less", Icon::minus, spec.decrease, value <= spec.min)) wanted -= spec.step;
  if (result.is_changed) {
    const auto typed = read_number(text);
    if (typed && *typed >= spec.min && *typed <= spec.max) wanted = *typed;
  }
  wanted = std::clamp(wanted, spec.min, spec.max);
  const bool is_moved = wanted != value;
  value = wanted;
  if ((is_moved && !result.is_changed) || result.is_committed || text.empty()) text = std::to_string(value);
  result.is_changed = is_moved;
  if (is_moved) c.wake_after(0);
  if (Node* n = c.tree.find(id)) n->value = text, n->value_now = static_cast<float>(value);
  return result;
}

std::optional<Cents> read_amount(std::string_view text) {
  text = text::trim(text);
  const bool is_negative = text.starts_with("-") || text.starts_with("−");
  const auto cents = read_cents(text);
  if (!cents || *cents > cents_max) return std::nullopt;
  return Cents{is_negative ? -*cents : *cents};
}

FieldResult money_field(Ui& ui, Rect rect, Key key, std::string& text, std::optional<Cents>& value,
                        Currency currency, Locale locale, const FieldSpec& spec) {
  FieldSpec field = spec;
  field.kind = FieldKind::money;
  field.is_right_aligned = true;
  const std::string shown = value ? format_money(*value, currency, locale) : text;
  field.shown = shown;
  FieldResult result = ui.text_field(rect, key, text, field);
  if (result.is_changed) value = read_amount(text);
  return result;
}

FieldResult date_field(Ui& ui, Rect rect, Key key, std::string& iso, Locale locale, const FieldSpec& spec) {
  FieldSpec field = spec;
  field.kind = FieldKind::date;
  if (field.icon == Icon::none) field.icon = Icon::calendar;
  const auto day = parse_iso_day(iso);
  const std::string shown = day ? format_medium_date(*day, locale) : iso;
  field.shown = shown;
  return ui.text_field(rect, key, iso, field);
}

FieldResult phone_field(Ui& ui, Rect rect, Key key, std::string& text, std::string& e164, Locale locale,
                        const FieldSpec& spec) {
  FieldSpec field = spec;
  field.kind = FieldKind::tel;
  if (field.icon == Icon::none) field.icon = Icon::phone;
  FieldResult result = ui.text_field(rect, key, text, field);
  if (!result.is_changed && !result.is_committed) return result;
  e164 = text::normalise_phone(text, locale.region).value_or("");
  if (result.is_committed && !e164.empty()) text = text::format_phone(e164, locale.region);
  return result;
}

}  // namespace guichet::ui
