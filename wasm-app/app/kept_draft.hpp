// One command while it is being typed: written down at each change, found again after a reload, and sent
// again under the same key when no answer came.
#pragma once

#include <string>
#include <utility>

#include "shared/wire/wire.hpp"
#include "wasm-app/app/api.hpp"
#include "wasm-app/app/drafts.hpp"

namespace guichet::app {

template <Endpoint E>
class KeptDraft {
 public:
  explicit KeptDraft(Drafts& drafts) : drafts_(drafts) {}

  // What was typed under this name ("message.t1") takes the place of `draft`; false: nothing was.
  bool open(std::string name, E& draft, Submit<E>& submit) {
    name_ = std::move(name);
    text_ = drafts_.read(name_);
    key_ = drafts_.read(name_ + key_suffix);
    auto kept = wire::decode<E>(text_);
    if (!kept) return false;
    draft = std::move(*kept);
    submit.restore(key_, draft);
    return true;
  }
  // At the end of every frame: none follows the last letter. A draft without anything typed is not worth keeping.
  void keep(const E& draft, bool is_worth_keeping, const Submit<E>& submit) {
    if (submit.key() != key_) drafts_.write(name_ + key_suffix, key_ = submit.key());
    std::string now = is_worth_keeping ? wire::encode(draft) : std::string{};
    if (now == text_) return;
    text_ = std::move(now);
    drafts_.write(name_, text_);
  }

 private:
  static constexpr const char* key_suffix = ".key";

  Drafts& drafts_;
  std::string name_, text_, key_;
};

}  // namespace guichet::app
