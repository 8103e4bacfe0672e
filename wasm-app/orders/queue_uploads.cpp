#include <algorithm>
#include <string>

#include "shared/wire/wire.hpp"
#include "wasm-app/media/media_view.hpp"
#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using app::UploadProgress;
using app::UploadState;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

// Files whose sending ended with the page: the same file, chosen again, goes on where it stopped.
float interrupted_notice(const QueuePart& part, Rect at) {
  const auto& waiting = *part.model.interrupted;
  if (waiting.empty()) return 0;
  std::string words = part.reader.count(part.words().uploads_interrupted, std::ssize(waiting));
  std::string names;
  for (const app::ResumableUpload& upload : waiting) names = shell::join(names, ", ", upload.name);
  words += ". " + text::fill(part.words().choose_again.view(), {{"names", names}});
  const ui::NoticeSpec spec{.tone = ui::Tone::warning, .action = part.words().forget_uploads};
  const float height = part.ui.notice_height(words, at.w, spec);
  if (part.ui.notice(at.with_height(height), "interrupted", words, spec) == ui::NoticeResult::action) {
    part.action = ForgetInterrupted{};
  }
  return height + 12;
}

float drop_part(const QueuePart& part, Rect at) {
  if (!part.model.may_upload) return 0;
  Ui& ui = part.ui;
  const ui::FieldSpec kind{.label = part.words().file_kind};
  const float field = ui.field_height(kind, at.w);
  const auto choices = queue_file_kinds(part.words());
  ui.select(at.with_height(field), "kind", choices, part.state.upload_kind, kind);
  Rect zone{at.x, at.y + field + 12, at.w, 132};
  const float waiting = interrupted_notice(part, zone.with_height(0));
  zone.y += waiting;
  const auto files = ui.drop_zone(zone, "files",
                                  {.title = part.words().drop_files_here,
                                   .detail = part.words().choose_files,
                                   .dragging = part.words().drop_to_deliver});
  if (files) part.action = AddFiles{files.token};
  return field + 12 + waiting + zone.h + 16;
}

ui::UploadRowState row_state(UploadState state) {
  switch (state) {
    case UploadState::queued:
      return ui::UploadRowState::waiting;
    case UploadState::uploading:
      return ui::UploadRowState::sending;
    case UploadState::paused:
      return ui::UploadRowState::paused;
    case UploadState::done:
      return ui::UploadRowState::done;
    case UploadState::failed:
      break;
  }
  return ui::UploadRowState::failed;
}

struct UploadWords {
  std::string caption;
  std::string_view action;
  Icon icon = Icon::x;
};

// Trying again helps only where no answer came, or the server was busy.
UploadWords failed_words(const QueuePart& part, const UploadProgress& upload) {
  const Catalog& words = part.words();
  const auto failure = wire::decode<Failure>(upload.error);
  if (!failure) return {words.upload_interrupted.str(), words.retry, Icon::rotate_cw};
  if (failure->code == FailureCode::unavailable || failure->code == FailureCode::too_many)
    return {part.reader.words_of(*failure), words.retry, Icon::rotate_cw};
  if (failure->problems.empty()) return {part.reader.words_of(*failure), {}, Icon::x};
  const FieldProblem& problem = failure->problems.front();
  return {text::fill(words[problem.message].view(), problem.arguments), {}, Icon::x};
}

UploadWords upload_words(const QueuePart& part, const UploadProgress& upload) {
  const Catalog& words = part.words();
  const std::string size = part.reader.bytes(static_cast<std::int64_t>(upload.total));
  switch (upload.state) {
    case UploadState::done:
      return {.caption = size, .action = {}};
    case UploadState::paused:
      return {words.upload_interrupted.str(), words.upload_resume, Icon::rotate_cw};
    case UploadState::failed:
      return failed_words(part, upload);
    case UploadState::queued:
      return {words.upload_waiting.str(), {}, Icon::x};
    case UploadState::uploading:
      break;
  }
  const std::uint64_t percent = upload.total == 0 ? 0 : upload.bytes * 100 / upload.total;
  const std::string share =
      format_percent({.per_100000 = static_cast<std::int32_t>(percent * 1000)}, part.reader.locale);
  return {text::fill(words.upload_percent.view(), {{"percent", share}, {"size", size}}), words.upload_pause,
          Icon::pause};
}

std::string_view uploads_title(const std::vector<UploadProgress>& uploads, const Catalog& words) {
  const auto count = [&](auto... states) {
    return std::count_if(uploads.begin(), uploads.end(),
                         [&](const UploadProgress& upload) { return (... || (upload.state == states)); });
  };
  if (count(UploadState::queued, UploadState::uploading) > 0) return words.upload_in_progress;
  return count(UploadState::paused, UploadState::failed) > 0 ? words.uploads_stopped : words.uploads_done;
}

float uploads_part(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  if (part.model.uploads->empty()) return 0;
  ui::Stack stack(at);
  ui.heading(stack.next(20), uploads_title(*part.model.uploads, part.words()), 3,
             {.size = Size::body, .weight = Weight::semibold});
  stack.skip(4);
  for (const UploadProgress& upload : *part.model.uploads) {
    const UploadWords words = upload_words(part, upload);
    const float fraction =
        upload.total == 0 ? 0 : static_cast<float>(upload.bytes) / static_cast<float>(upload.total);
    const std::string action =
        words.action.empty() ? std::string{} : std::string{words.action} + ", " + upload.name;
    const bool may_cancel = upload.state != UploadState::done;
    const std::string cancel = may_cancel ? part.words().cancel.str() + ", " + upload.name : std::string{};
    const auto pressed = ui.upload_row(stack.next(52), ui::Key(static_cast<std::uint32_t>(upload.id)),
                                       {.name = upload.name,
                                        .caption = words.caption,
                                        .fraction = fraction,
                                        .state = row_state(upload.state),
                                        .action = action,
                                        .action_icon = words.icon,
                                        .cancel = cancel});
    if (pressed == ui::UploadRowResult::none) continue;
    part.action = UploadButton{upload.id, upload.state, pressed == ui::UploadRowResult::cancel};
  }
  stack.skip(16);
  return stack.height();
}

}  // namespace

std::vector<ui::Choice> queue_file_kinds(const Catalog& words) {
  std::vector<ui::Choice> choices;
  wire::each_value<media::MediaKind>(
      [&](media::MediaKind kind) { choices.push_back({.label = media::kind_word(kind, words)}); });
  return choices;
}

float queue_uploads(const QueuePart& part, Rect at) {
  const float drop = drop_part(part, at);
  return drop + uploads_part(part, at.moved(0, drop));
}

}  // namespace guichet::orders
