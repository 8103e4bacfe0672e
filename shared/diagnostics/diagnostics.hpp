// What a client tells of its own crash: which release, what kind of error, where in the program. Nothing about
// the person, the page or its content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/portal/portal.hpp"
#include "shared/wire/endpoint.hpp"

namespace guichet::diagnostics {

inline constexpr std::size_t frames_max = 12;
inline constexpr std::size_t frame_length_max = 120;

struct ReportCrash {
    std::string              reference{};         // shown to the person, who may quote it: "K7M2-9QXA"
    std::string              build{};
    std::string              error{};             // class of the error: "RuntimeError"
    std::vector<std::string> frames{};            // places in our own files, innermost first
    WIRE_FIELDS(reference, build, error, frames)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/diagnostics/crash";
    static constexpr auto kind = Kind::query;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

using Api = wire::Endpoints<ReportCrash>;

}  // namespace guichet::diagnostics
