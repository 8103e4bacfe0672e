#include "server/files/zip_stream.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <concepts>
#include <limits>

namespace guichet::files {

namespace {

// Numbers of APPNOTE.TXT 6.3, by section.
constexpr std::uint32_t local_header = 0x04034b50;     // 4.3.7
constexpr std::uint32_t data_descriptor = 0x08074b50;  // 4.3.9
constexpr std::uint32_t central_header = 0x02014b50;   // 4.3.12
constexpr std::uint32_t end64 = 0x06064b50;            // 4.3.14
constexpr std::uint32_t end64_locator = 0x07064b50;    // 4.3.15
constexpr std::uint32_t end_of_all = 0x06054b50;       // 4.3.16
constexpr std::uint16_t version_plain = 20;
constexpr std::uint16_t version_64 = 45;
constexpr std::uint16_t made_on_unix = 3 << 8;
constexpr std::uint16_t sizes_follow_and_utf8 = (1 << 3) | (1 << 11);
constexpr std::uint16_t extra_64 = 0x0001;
constexpr std::uint32_t regular_file = 0100644U << 16;
constexpr std::uint32_t max32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint16_t max16 = std::numeric_limits<std::uint16_t>::max();
constexpr std::size_t piece_bytes = 1 << 18;

void put(std::string& out, std::unsigned_integral auto number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFF);
}

std::uint32_t capped(std::uint64_t number) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, max32));
}

bool is_large(std::uint64_t number) {
  return number >= max32;
}

std::uint32_t dos_time(const LocalTime& at) {
  const auto year = static_cast<std::uint32_t>(std::clamp(at.day.year, 1980, 2107) - 1980);
  const auto number = [](std::int32_t value) { return static_cast<std::uint32_t>(value); };
  return year << 25 | number(at.day.month) << 21 | number(at.day.day) << 16 | number(at.hour) << 11 |
         number(at.minute) << 5 | number(at.second) / 2;
}

std::size_t local_bytes(const ZipEntry& entry) {
  return 30 + entry.name.size() + (is_large(entry.size) ? 20 : 0);
}
std::size_t descriptor_bytes(const ZipEntry& entry) {
  return is_large(entry.size) ? 24 : 16;
}

// Sizes of a large file are two numbers of the extra field, a far offset is one.
std::size_t central_extra_bytes(const ZipEntry& entry, std::uint64_t offset) {
  const std::size_t numbers = (is_large(entry.size) ? 2U : 0U) + (is_large(offset) ? 1U : 0U);
  return numbers == 0 ? 0 : 4 + 8 * numbers;
}

void put_central(std::string& out, const ZipEntry& entry, std::uint64_t offset, std::uint32_t crc) {
  const std::size_t extra = central_extra_bytes(entry, offset);
  const std::uint16_t version = extra > 0 ? version_64 : version_plain;
  put(out, central_header);
  put(out, static_cast<std::uint16_t>(made_on_unix | version));
  put(out, version);
  put(out, sizes_follow_and_utf8);
  put(out, std::uint16_t{0});
  put(out, dos_time(entry.modified));
  put(out, crc);
  put(out, capped(entry.size));
  put(out, capped(entry.size));
  put(out, static_cast<std::uint16_t>(entry.name.size()));
  put(out, static_cast<std::uint16_t>(extra));
  put(out, std::uint16_t{0});  // comment
  put(out, std::uint16_t{0});  // disk
  put(out, std::uint16_t{0});
  put(out, regular_file);
  put(out, capped(offset));
  out += entry.name;
  if (extra == 0) return;
  put(out, extra_64);
  put(out, static_cast<std::uint16_t>(extra - 4));
  if (is_large(entry.size)) {
    put(out, entry.size);
    put(out, entry.size);
  }
  if (is_large(offset)) put(out, offset);
}

bool needs_end64(std::size_t count, std::uint64_t size, std::uint64_t offset) {
  return count >= max16 || is_large(size) || is_large(offset);
}

}  // namespace

ZipStream::ZipStream(std::vector<ZipEntry> entries) : entries_(std::move(entries)) {}

std::uint64_t ZipStream::size() const {
  std::uint64_t offset = 0;
  std::uint64_t central = 0;
  for (const ZipEntry& entry : entries_) {
    central += 46 + entry.name.size() + central_extra_bytes(entry, offset);
    offset += local_bytes(entry) + entry.size + descriptor_bytes(entry);
  }
  return offset + central + (needs_end64(entries_.size(), central, offset) ? 56 + 20 : 0) + 22;
}

std::optional<std::string> ZipStream::next() {
  std::string out;
  while (out.empty() && !is_over_) {
    if (left_ > 0) {
      if (!read_some(out)) return std::nullopt;
      if (left_ == 0) end_entry(out);
    } else if (written_.size() < entries_.size()) {
      if (!begin_entry(out)) return std::nullopt;
      if (left_ == 0) end_entry(out);
    } else {
      end_archive(out);
      is_over_ = true;
    }
  }
  offset_ += out.size();
  return out;
}

bool ZipStream::begin_entry(std::string& out) {
  const ZipEntry& entry = entries_[written_.size()];
  file_ = entry.open();
  if (!file_) return false;
  written_.push_back({.offset = offset_});
  left_ = entry.size;
  crc_.reset();
  const bool is_64 = is_large(entry.size);
  put(out, local_header);
  put(out, is_64 ? version_64 : version_plain);
  put(out, sizes_follow_and_utf8);
  put(out, std::uint16_t{0});
  put(out, dos_time(entry.modified));
  put(out, std::uint32_t{0});
  put(out, is_64 ? max32 : std::uint32_t{0});
  put(out, is_64 ? max32 : std::uint32_t{0});
  put(out, static_cast<std::uint16_t>(entry.name.size()));
  put(out, static_cast<std::uint16_t>(is_64 ? 20 : 0));
  out += entry.name;
  if (is_64) {
    put(out, extra_64);
    put(out, std::uint16_t{16});
    put(out, std::uint64_t{0});
    put(out, std::uint64_t{0});
  }
  return true;
}

bool ZipStream::read_some(std::string& out) {
  out.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left_, piece_bytes)));
  ssize_t count = 0;
  do count = ::read(file_->get(), out.data(), out.size());
  while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  out.resize(static_cast<std::size_t>(count));
  left_ -= static_cast<std::uint64_t>(count);
  crc_.process_bytes(out.data(), out.size());
  return true;
}

void ZipStream::end_entry(std::string& out) {
  const ZipEntry& entry = entries_[written_.size() - 1];
  file_.reset();
  written_.back().crc = crc_.checksum();
  put(out, data_descriptor);
  put(out, written_.back().crc);
  if (is_large(entry.size)) {
    put(out, entry.size);
    put(out, entry.size);
  } else {
    put(out, static_cast<std::uint32_t>(entry.size));
    put(out, static_cast<std::uint32_t>(entry.size));
  }
}

void ZipStream::end_archive(std::string& out) {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    put_central(out, entries_[i], written_[i].offset, written_[i].crc);
  const std::uint64_t size = out.size();
  const std::uint64_t count = entries_.size();
  if (needs_end64(entries_.size(), size, offset_)) {
    put(out, end64);
    put(out, std::uint64_t{44});
    put(out, static_cast<std::uint16_t>(made_on_unix | version_64));
    put(out, version_64);
    put(out, std::uint32_t{0});
    put(out, std::uint32_t{0});
    put(out, count);
    put(out, count);
    put(out, size);
    put(out, offset_);
    put(out, end64_locator);
    put(out, std::uint32_t{0});
    put(out, offset_ + size);
    put(out, std::uint32_t{1});
  }
  put(out, end_of_all);
  put(out, std::uint16_t{0});
  put(out, std::uint16_t{0});
  put(out, static_cast<std::uint16_t>(std::min<std::uint64_t>(count, max16)));
  put(out, static_cast<std::uint16_t>(std::min<std::uint64_t>(count, max16)));
  put(out, capped(size));
  put(out, capped(offset_));
  put(out, std::uint16_t{0});
}

}  // namespace guichet::files
