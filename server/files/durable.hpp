#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "server/files/descriptor.hpp"

namespace guichet::files {

// Small steps that survive a power cut when put in the right order. All throw std::system_error.

// Makes a new file; fails when it exists.
[[nodiscard]] Descriptor create_file(const std::filesystem::path& path);
void write_all(int descriptor, std::span<const std::byte> bytes);
void sync_data(int descriptor);
void sync_folder(const std::filesystem::path& folder);
// Makes the folder and its parents, each one synced.
void make_folders(const std::filesystem::path& folder);
// Renames, then syncs the folder it arrived in.
void put_in_place(const std::filesystem::path& from, const std::filesystem::path& to);
// Writes beside, syncs, and puts in place: afterwards there is the whole file or none.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace guichet::files
