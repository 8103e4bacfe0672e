// Answers of queries, kept so that a place seen before shows at once and can be read without a network.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::app {

class Browser;

// Belongs to one account: in memory always, on the device until the person signs out.
class KeptReplies {
 public:
  explicit KeptReplies(Browser& browser) : browser_(browser) {}
  KeptReplies(const KeptReplies&) = delete;
  KeptReplies& operator=(const KeptReplies&) = delete;

  // From now on the answers are this person's; what the device holds of them is read. Empty: nobody's.
  void open(std::string_view account);
  // Removes what the device holds of this account.
  void forget();

  [[nodiscard]] const std::string* find(std::string_view path, std::string_view request);
  void keep(std::string_view path, std::string_view request, std::string_view reply);
  void drop(std::string_view path, std::string_view request);

 private:
  struct Entry {
    std::string path, request, reply;
    std::uint64_t used = 0;
    std::size_t slot = 0;  // on the device
  };
  [[nodiscard]] Entry* entry(std::string_view path, std::string_view request);
  [[nodiscard]] std::string slot_key(std::size_t slot) const;
  void read_slot(std::size_t slot);
  void write_slot(const Entry& entry);

  Browser& browser_;
  std::string account_;
  std::vector<Entry> entries_;
  std::uint64_t clock_ = 0;
};

}  // namespace guichet::app
