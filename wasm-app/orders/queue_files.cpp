#include <string>

#include "wasm-app/media/media_view.hpp"
#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

void media_row(const QueuePart& part, Rect row, const media::MediaItem& item) {
  Ui& ui = part.ui;
  const auto list_item = ui.list_item(ui::Key::of(item.id.value), row);
  ui.separator(row);
  const ui::ReadingRow reading(ui);
  Rect inside = row;
  const Rect picture = inside.cut_left(44, 10).centered_vertically(33);
  if (media::is_picture(item)) {
    ui.image(picture, media::thumbnail_of(part.model.portal, item), {}, {.radius = 5, .is_decorative = true});
  } else {
    ui.icon_square(picture.centered(33, 33), media::kind_icon(item.kind), ui::Tone::neutral);
  }
  if (part.model.may_upload) {
    const std::string name = part.words().remove_file.str() + ", " + item.name;
    if (ui.icon_button(inside.cut_right(32, 4).centered_vertically(32), "remove", Icon::trash_2, name,
                       {.icon_size = 16})) {
      part.action = RemoveFile{item.id};
    }
    const std::string edit = part.words().edit.str() + ", " + item.name;
    if (ui.icon_button(inside.cut_right(32, 4).centered_vertically(32), "edit", Icon::square_pen, edit,
                       {.icon_size = 16})) {
      part.state.describing = media::DescribeMedia{.media = item.id, .shows = item.kind, .title = item.title};
    }
  }
  inside = inside.centered_vertically(34);
  ui.text(inside.cut_top(18), shell::join(item.title, " · ", item.name), {.size = Size::small});
  const bool is_failed = item.state == media::MediaState::failed;
  const std::string state = is_failed                                     ? item.problem
                            : item.state == media::MediaState::processing ? part.words().file_processing.str()
                            : item.is_released                            ? part.words().file_released.str()
                                               : part.words().file_not_released.str();
  ui.text(inside, shell::join(part.reader.bytes(item.bytes), " · ", state),
          {.size = Size::caption, .color = is_failed ? Color::danger_text : Color::text3});
}

float media_list(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  const auto& items = part.model.details->media;
  ui::Stack stack(at);
  ui.heading(stack.next(20), part.words().media, 3, {.size = Size::body, .weight = Weight::semibold});
  stack.skip(6);
  if (items.empty()) {
    ui.text(stack.next(18), part.words().no_media, {.size = Size::small, .color = Color::text3});
    return stack.height();
  }
  const auto list = ui.list("media", at, part.words().media);
  for (const media::MediaItem& item : items) media_row(part, stack.next(52), item);
  return stack.height();
}

}  // namespace

float queue_files(const QueuePart& part, Rect at) {
  return media_list(part, at);
}

void describe_dialog(const QueuePart& part) {
  if (!part.state.describing) return;
  Ui& ui = part.ui;
  const Catalog& words = part.words();
  media::DescribeMedia& draft = *part.state.describing;
  auto dialog = ui.dialog("describe", {.title = words.describe_file, .width = 440});
  {
    const auto form = ui.form("describe_form", dialog.content(), words.describe_file);
    ui::Stack stack(dialog.content(), 16);
    const ui::FieldSpec title{.label = words.file_title,
                              .help = words.file_title_hint,
                              .error = part.model.describe_problem,
                              .is_focused_first = !ui.is_touch(),
                              .max_length = static_cast<int>(media::title_max),
                              .autocomplete = "off"};
    ui.text_field(stack.next(ui.field_height(title, dialog.content().w)), "title", draft.title, title);
    const ui::FieldSpec kind{.label = words.file_kind};
    const auto kinds = queue_file_kinds(words);
    int index = static_cast<int>(draft.shows);
    if (ui.select(stack.next(ui.field_height(kind, dialog.content().w)), "shows", kinds, index, kind)) {
      draft.shows = static_cast<media::MediaKind>(index);
    }
    dialog.finish(stack.height());
    Rect footer = dialog.footer();
    const ui::ButtonSpec save{
        .kind = ui::ButtonKind::primary, .is_busy = part.model.is_describing, .submits = true};
    if (ui.button(footer.cut_right(ui.button_width(words.save, save), 8), "save", words.save, save)) {
      part.action = DescribeFile{};
    }
    if (ui.button(footer.cut_right(ui.button_width(words.cancel)), "cancel", words.cancel)) {
      return part.state.describing.reset();
    }
  }
  if (dialog.wants_close()) part.state.describing.reset();
}

}  // namespace guichet::orders
