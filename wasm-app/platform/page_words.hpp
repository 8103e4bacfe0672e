#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "shared/text/catalog.hpp"
#include "wasm-app/app/words.hpp"
#include "wasm-app/platform/bridge.hpp"

namespace guichet::platform {

// Files of words the page fetches.
class PageWords final : public app::Words {
 public:
  // A file that arrived, or none if it could not be fetched.
  void take(Message&& message);
  [[nodiscard]] bool is_empty() const { return !first_; }

  const Catalog* find(Language language) const override;
  Language first() const override { return *first_; }
  void fetch(Language language) override;
  bool is_coming(Language language) const override { return places_[index(language)].is_coming; }

 private:
  struct File {
    std::unique_ptr<const std::string> bytes;
    Catalog catalog;  // of parts of the bytes
  };
  struct Place {
    std::unique_ptr<const File> file;
    bool is_coming = false;
  };
  static std::size_t index(Language language) { return static_cast<std::size_t>(language); }

  std::array<Place, wire::count<Language>> places_;
  std::optional<Language> first_;
};

}  // namespace guichet::platform
