// Buttons, fields and choices, in every state.
#include <array>

#include "wasm-app/ui/field_kinds.hpp"
#include "wasm-app/ui/gallery/stage.hpp"
#include "wasm-app/ui/pieces.hpp"

namespace guichet::ui::gallery {
namespace {

constexpr auto medium = ControlSize::medium;

// One button under its state's name.
void state_button(Stage& s, Rect place, Key key, std::string_view state, std::string_view label,
                  const ButtonSpec& spec) {
  s.ui.text(place.cut_top(s.ui.line_height(Size::caption), 4), state,
            {.size = Size::caption, .color = Color::text3});
  const float width = std::min(place.w, s.ui.button_width(label, spec));
  s.ui.button(place.with_height(s.ui.px(40)).with_width(width), key, label, spec);
}

void small_row(Stage& s) {
  Ui& ui = s.ui;
  const Rect whole = s.next(ui.px(48), 0);
  Rect row = whole;
  const auto put = [&](Key key, std::string_view label, const ButtonSpec& spec) {
    const float width = std::min(ui.button_width(label, spec), whole.w / (ui.is_phone() ? 3.3f : 5));
    ui.button(row.cut_left(width, 8).centered_vertically(ui.control_height(spec.size)), key, label, spec);
  };
  const auto primary = ButtonKind::primary;
  put("small", s(Word::view), {.kind = primary, .size = ControlSize::small, .icon = Icon::plus});
  put("medium", s(Word::view), {.kind = primary, .size = medium, .icon = Icon::plus});
  put("large", s(Word::view), {.kind = primary, .size = ControlSize::large, .icon = Icon::plus});
  if (ui.is_phone()) row = s.next(ui.px(48), 0);
  put("busy", s(Word::sending), {.size = medium, .is_busy = true});
  const auto icon = [&] { return row.cut_left(ui.px(40), 8).centered_vertically(ui.px(40)); };
  ui.icon_button(icon(), "more", Icon::ellipsis, "Plus", {.kind = ButtonKind::secondary});
  ui.icon_button(icon(), "bell", Icon::bell, "Notifications", {.count = 3});
  ui.icon_button(icon(), "pinned", Icon::lock, "Épinglé", {.is_pressed = true, .is_toggle = true});
}

FieldResult field(Stage& s, Rect place, Key key, std::string& value, const FieldSpec& spec) {
  return s.ui.text_field(place.with_height(s.ui.field_height(spec, place.w)), key, value, spec);
}

// Two fields side by side; as high as the higher.
template <class Left, class Right>
void pair(Stage& s, float height, Left left, Right right) {
  if (s.rest.w < 480) {
    left(s.next(height));
    right(s.next(height));
    return;
  }
  const Rect row = s.next(height);
  left(column(row, 2, 16, 0));
  right(column(row, 2, 16, 1));
}

float height_of(const Stage& s, std::initializer_list<FieldSpec> specs) {
  float height = 0;
  for (const FieldSpec& spec : specs)
    height = std::max(height, s.ui.field_height(spec, s.rest.w < 480 ? s.rest.w : (s.rest.w - 16) / 2));
  return height;
}

}  // namespace

void buttons(Stage& s) {
  Ui& ui = s.ui;
  // Five in a row and as many below, on phones three.
  const std::size_t columns = ui.is_phone() ? 3 : 5;
  const float height = ui.px(40) + ui.line_height(Size::caption) + 4;
  const Rect area = s.next(grid_height(10, columns, 16, height));
  constexpr std::size_t first = 0, second = 5;
  const auto place = [&](std::size_t row, std::size_t n) {
    const Rect cell = grid_cell(area, columns, 16, height, row + n);
    return cell.with_width(std::min(cell.w + 8, area.right() - cell.x));
  };
  const ButtonSpec send{.kind = ButtonKind::primary, .size = medium, .icon = Icon::send};
  state_button(s, place(first, 0), "rest", "Repos", s(Word::send), send);
  {
    const Pretend pretend(ui, true);
    state_button(s, place(first, 1), "hover", "Survol", s(Word::send), send);
    state_button(s, place(second, 1), "hover2", "Survol", s(Word::preview),
                 {.size = medium, .icon = Icon::eye});
  }
  {
    const Pretend pretend(ui, true, true);
    state_button(s, place(first, 2), "press", "Appui", s(Word::send), send);
  }
  {
    const Pretend pretend(ui, false, false, true);
    state_button(s, place(first, 3), "focus", "Focus", s(Word::send), send);
  }
  ButtonSpec off = send;
  off.is_disabled = true, off.reason = s(Word::number_help);
  state_button(s, place(first, 4), "off", "Désactivé", s(Word::send), off);
  state_button(s, place(second, 0), "second", "Secondaire", s(Word::preview),
               {.size = medium, .icon = Icon::eye});
  state_button(s, place(second, 2), "tinted", "Teinté", s(Word::preview),
               {.kind = ButtonKind::tinted, .size = medium, .icon = Icon::eye});
  state_button(s, place(second, 3), "plain", "Discret", s(Word::cancel),
               {.kind = ButtonKind::plain, .size = medium});
  state_button(s, place(second, 4), "danger", "Danger", s(Word::erase),
               {.kind = ButtonKind::danger, .size = medium, .icon = Icon::trash_2});
  small_row(s);
}

void fields(Stage& s) {
  const FieldSpec client{
      .label = s(Word::client), .help = s(Word::client_help), .placeholder = s(Word::client_example)};
  const FieldSpec phone{
      .label = s(Word::phone), .kind = FieldKind::tel, .help = "Focus", .icon = Icon::phone};
  pair(
      s, height_of(s, {client, phone}), [&](Rect r) { field(s, r, "client", s.state.client, client); },
      [&](Rect r) {
        const Pretend pretend(s.ui, false, false, true);
        field(s, r, "phone", s.state.phone, phone);
      });
  const FieldSpec mail{
      .label = s(Word::mail), .kind = FieldKind::email, .error = s(Word::mail_error), .icon = Icon::mail};
  const FieldSpec mls{
      .label = s(Word::number), .help = s(Word::number_help), .icon = Icon::lock, .is_disabled = true};
  pair(
      s, height_of(s, {mail, mls}), [&](Rect r) { field(s, r, "mail", s.state.mail, mail); },
      [&](Rect r) { field(s, r, "mls", s.state.mls, mls); });
  const std::array slots{Choice{.label = s(Word::morning)}, Choice{.label = s(Word::afternoon)}};
  const FieldSpec slot{.label = s(Word::slot), .icon = Icon::clock};
  const FieldSpec discount{.label = s(Word::discount),
                           .kind = FieldKind::decimal,
                           .suffix = "%",
                           .label_note = s.words.length() == Length::brief ? s(Word::more) : ""};
  pair(
      s, height_of(s, {slot, discount}), [&](Rect r) { s.ui.select(r, "slot", slots, s.state.slot, slot); },
      [&](Rect r) { field(s, r, "discount", s.state.discount, discount); });
  if (s.state.message.empty()) s.state.message = s(Word::message_text);
  const FieldSpec message{.label = s(Word::message), .shows_counter = true, .max_length = 500};
  const FieldSpec secret{
      .label = s(Word::password), .kind = FieldKind::current_password, .icon = Icon::key_round};
  pair(
      s, s.ui.px(108), [&](Rect r) { s.ui.text_area(r, "message", s.state.message, message); },
      [&](Rect r) { field(s, r, "password", s.state.password, secret); });
}

void typed_fields(Stage& s) {
  Ui& ui = s.ui;
  const Locale locale = s.words.language();
  const float height = height_of(s, {{.label = s(Word::price)}});
  pair(
      s, height,
      [&](Rect r) {
        money_field(ui, r, "price", s.state.price, s.state.amount, Currency::CAD, locale,
                    {.label = s(Word::price)});
      },
      [&](Rect r) { date_field(ui, r, "day", s.state.day, locale, {.label = s(Word::day)}); });
  pair(
      s, height,
      [&](Rect r) {
        number_field(ui, r, "rooms", s.state.rooms, s.state.room_count,
                     {.field = {.label = s(Word::rooms)},
                      .min = 1,
                      .max = 20,
                      .decrease = s(Word::less),
                      .increase = s(Word::more)});
      },
      [&](Rect r) {
        phone_field(ui, r, "tel", s.state.phone, s.state.e164, locale, {.label = s(Word::phone)});
      });
  ui.search_field(s.next(ui.control_height(), 0), "search", s.state.found, s(Word::search), s(Word::search));
}

void lists(Stage& s) {
  const std::array people{Choice{.label = "Tremblay, Maude"}, Choice{.label = "Benali, Karim"},
                          Choice{.label = "Roy, Noémie"}};
  const std::array services{Choice{.label = s(Word::photos)}, Choice{.label = s(Word::plans)},
                            Choice{.label = s(Word::media)}};
  const FieldSpec one{.label = s(Word::photographer), .icon = Icon::circle_user},
      many{.label = s(Word::services)};
  pair(
      s, height_of(s, {one, many}),
      [&](Rect r) { picker(s.ui, r, "one", people, s.state.photographer, s.state.choices, {.field = one}); },
      [&](Rect r) {
        multi_picker(s.ui, r, "many", services, s.state.services, s.state.services_list, {.field = many});
      });
  const FieldSpec typed{.label = s(Word::search), .icon = Icon::search};
  combobox(s.ui, s.next(height_of(s, {typed}), 0), "typed", s.state.query, people, s.state.suggestions,
           {.field = typed, .none_found = s(Word::none_found)});
}

void choices(Stage& s) {
  Ui& ui = s.ui;
  const bool is_narrow = s.rest.w < 480;
  const std::size_t columns = is_narrow ? 2 : 4;
  const Rect all = s.next(grid_height(8, columns, 16, ui.px(44)));
  const Rect third = s.next(ui.px(64) + (ui.is_touch() ? 24 : 0)),
             fourth = s.next(is_narrow ? ui.px(160) : ui.px(64));
  const auto place = [&](std::size_t n) { return grid_cell(all, columns, 16, ui.px(44), n); };
  const auto below = [&](std::size_t n) { return place(n + 4); };
  ui.checkbox(place(0), "a", s(Word::no), s.state.is_unchecked);
  ui.checkbox(place(1), "b", s(Word::yes), s.state.is_checked);
  ui.checkbox(place(2), "c", s(Word::partial), s.state.is_partial, {.is_mixed = true});
  {
    const Pretend pretend(ui, false, false, true);
    bool is_on = true;
    ui.checkbox(place(3), "d", s(Word::choice), is_on);
  }
  ui.switch_(below(0), "e", s(Word::no), s.state.is_off);
  ui.switch_(below(1), "f", s(Word::yes), s.state.is_on);
  bool is_off = false, is_on = true;
  ui.checkbox(below(2), "g", s(Word::no), is_off, {.is_disabled = true});
  ui.switch_(below(3), "h", s(Word::yes), is_on, {.is_disabled = true});
  const std::array radios{Choice{.label = s(Word::no)}, Choice{.label = s(Word::yes)}};
  ui.radio_group(column(third, 2, 16, 0), "r", s(Word::choice), radios, s.state.radio);
  ui.slider(column(third, 2, 16, 1).with_height(ui.px(44)), "zoom", s(Word::view), s.state.zoom, 0, 100, 1);
  const std::array cards{Choice{.label = s(Word::no), .detail = s(Word::client_help), .note = "0 $"},
                         Choice{.label = s(Word::yes), .detail = s(Word::client_help), .note = "45 $"}};
  ui.choice_cards(fourth, "cards", s(Word::client), cards, s.state.card, is_narrow ? 1 : 2);
}

void focus_rings(Stage& s) {
  Ui& ui = s.ui;
  for (const bool is_other : {false, true}) {
    const ThemeMode other = ui.theme().is_dark() ? ThemeMode::light : ThemeMode::dark;
    const Dressed dressed(ui, is_other ? other : ui.theme().mode, guichet_brand);
    const auto names = ui.scope(is_other ? 41 : 40);
    const bool is_phone = ui.is_phone();
    const Rect band = s.next(ui.px(is_phone ? 112 : 56), 8);
    if (is_other) ui.fill(band, Color::bg, ui.px(8));
    Rect row = (is_phone ? band.take_top(ui.px(56)) : band).inset(12, 0);
    const Pretend pretend(ui, false, false, true);
    const auto cut = [&](float width, float height) {
      return row.cut_left(width, 20).centered_vertically(height);
    };
    const float wide = std::min(ui.px(140), ui.button_width(s(Word::view), {.size = medium}));
    ui.button(cut(wide, ui.px(40)), "p", s(Word::view), {.kind = ButtonKind::primary, .size = medium});
    ui.button(cut(wide, ui.px(40)), "s", s(Word::view), {.size = medium});
    bool is_on = true;
    ui.checkbox(cut(ui.px(20), ui.px(20)), "c", s(Word::yes), is_on, {.hides_label = true});
    ui.switch_(cut(ui.px(40), ui.px(24)), "w", s(Word::yes), is_on, {.hides_label = true});
    if (is_phone) row = band.take_bottom(ui.px(56)).inset(12, 0);
    ui.filter_chip(cut(std::min(ui.px(120), ui.filter_chip_width(s(Word::filters))), ui.px(32)), "f",
                   s(Word::filters), false);
    ui.icon_button(cut(ui.px(40), ui.px(40)), "b", Icon::bell, "Notifications",
                   {.kind = ButtonKind::secondary});
    ui.link(cut(std::min(ui.px(80), ui.link_width(s(Word::view))), ui.px(40)), "l", s(Word::view), "/");
  }
}

void brands(Stage& s) {
  Ui& ui = s.ui;
  const auto sample = [&](Rect row, Key key, ThemeMode mode, Rgba brand) {
    const Dressed dressed(ui, mode, brand);
    const auto names = ui.scope(key);
    ui.fill(row, Color::surface, ui.px(8));
    row = row.inset(8, 0);
    ui.button(
        row.cut_left(std::min(ui.px(110), ui.button_width(s(Word::send), {.size = ControlSize::small})), 12)
            .centered_vertically(ui.px(32)),
        1, s(Word::send), {.kind = ButtonKind::primary, .size = ControlSize::small});
    ui.link(row.cut_left(std::min(ui.px(50), ui.link_width(s(Word::view))), 12), 2, s(Word::view), "/");
    bool is_on = true;
    ui.checkbox(row.cut_left(ui.px(20), 12), 3, s(Word::yes), is_on, {.hides_label = true});
    if (row.w >= ui.px(40))
      ui.button(row.cut_left(std::min(ui.px(90), row.w), 0).centered_vertically(ui.px(32)), 4, s(Word::view),
                {.kind = ButtonKind::tinted, .size = ControlSize::small});
  };
  for (std::size_t i = 0; i < tokens::tenants.size() + 3; ++i) {
    static constexpr std::array<Rgba, 3> absurd{0xFFFF00FF, 0xFFFFFFFF, 0x000000FF};
    const Rgba brand =
        i < tokens::tenants.size() ? tokens::tenants[i].brand : absurd[i - tokens::tenants.size()];
    const Rect row = s.next(ui.px(44), 4);
    const bool is_dark = ui.theme().is_dark();
    sample(column(row, 2, 8, 0), 2 * i, is_dark ? ThemeMode::dark : ThemeMode::light, brand);
    sample(column(row, 2, 8, 1), 2 * i + 1, is_dark ? ThemeMode::light : ThemeMode::dark, brand);
  }
}

void dark(Stage& s) {
  Ui& ui = s.ui;
  const Dressed dressed(ui, ui.theme().is_dark() ? ThemeMode::light : ThemeMode::dark, guichet_brand);
  const FieldSpec mail{
      .label = s(Word::mail), .kind = FieldKind::email, .error = s(Word::mail_error), .icon = Icon::mail};
  const float field = ui.field_height(mail, s.rest.w - 64);
  const Rect desk =
      s.next(field + ui.px(40) + ui.px(24) + 2 * 16 + 16 + 32 + ui.line_height(Size::lead) + 24, 0);
  ui.fill(desk, Color::bg, ui.px(8));
  Rect card = desk.inset(16);
  ui.card(card);
  card = card.inset(16);
  const Rect head = card.cut_top(ui.line_height(Size::lead), 8);
  ui.heading(head, s(Word::orders), 3, {.size = Size::lead});
  ui.text_field(card.cut_top(field, 16), "mail", s.state.mail, mail);
  Rect row = card.cut_top(ui.px(40), 16);
  const auto button = [&](Key key, Word word, ButtonKind kind, Icon icon) {
    const ButtonSpec spec{.kind = kind, .size = medium, .icon = icon};
    ui.button(row.cut_left(std::min(ui.px(150), ui.button_width(s(word), spec)), 8), key, s(word), spec);
  };
  button("send", Word::send, ButtonKind::primary, Icon::send);
  button("preview", Word::preview, ButtonKind::secondary, Icon::eye);
  button("cancel", Word::cancel, ButtonKind::plain, Icon::none);
  Rect chips = card.cut_top(ui.px(24));
  for (const auto& [word, tone] :
       {std::pair{Word::due, Tone::warning}, std::pair{Word::late, Tone::danger},
        std::pair{Word::disputed, Tone::violet}, std::pair{Word::paid, Tone::success}}) {
    const float width = ui.status_chip_width(s(word));
    if (width > chips.w) continue;
    const Rect at = chips.cut_left(width, 6);
    ui.status_chip({at.x, at.y}, s(word), tone);
  }
}

}  // namespace guichet::ui::gallery
