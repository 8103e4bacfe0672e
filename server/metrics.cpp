#include "server/metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace guichet::server {
namespace {

std::string_view kind_name(Exposition::Kind kind) {
  switch (kind) {
    case Exposition::Kind::counter:
      return "counter";
    case Exposition::Kind::gauge:
      return "gauge";
    case Exposition::Kind::histogram:
      return "histogram";
  }
  return "untyped";
}

std::string decimal(std::uint64_t value, std::uint64_t per_unit) {
  std::string fraction = std::to_string(value % per_unit + per_unit);
  return std::to_string(value / per_unit) + "." + fraction.substr(1);
}

void append_escaped(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (c == '\n')
      out += "\\n";
    else if (c == '"' || c == '\\')
      out.append({'\\', c});
    else
      out += c;
  }
}

}  // namespace

Exposition& Exposition::family(std::string_view name, Kind kind, std::string_view help) {
  name_ = name;
  text_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " ";
  text_ += kind_name(kind);
  text_ += "\n";
  return *this;
}

Exposition& Exposition::line(std::string_view suffix, std::string_view value, Labels labels) {
  text_ += name_;
  text_ += suffix;
  char before = '{';
  for (const auto& [label, content] : labels) {
    text_ += before;
    text_ += label;
    text_ += "=\"";
    append_escaped(text_, content);
    text_ += "\"";
    before = ',';
  }
  if (before == ',') text_ += "}";
  text_ += " ";
  text_ += value;
  text_ += "\n";
  return *this;
}

Exposition& Exposition::answered(const http::Answered& answered) {
  constexpr std::uint64_t us_per_s = 1'000'000;
  constexpr std::uint64_t ms_per_s = 1'000;
  family("guichet_http_requests_total", Kind::counter, "Requests answered, by class of status.");
  for (std::size_t i = 1; i < answered.by_class.size(); ++i)
    sample(answered.by_class[i], {{"status", std::to_string(i) + "xx"}});
  family("guichet_http_answer_seconds", Kind::histogram, "From the end of a request's head to its answer.");
  for (std::size_t i = 0; i < answered.within.size(); ++i) {
    const auto end = decimal(static_cast<std::uint64_t>(http::answer_ms_max[i]), ms_per_s);
    line("_bucket", std::to_string(answered.within[i]), {{"le", end}});
  }
  line("_bucket", std::to_string(answered.all), {{"le", "+Inf"}});
  line("_sum", decimal(answered.waited_us, us_per_s), {});
  return line("_count", std::to_string(answered.all), {});
}

Exposition& Exposition::process() {
  constexpr std::uint64_t us_per_s = 1'000'000;
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> pages;
  single("process_resident_memory_bytes", Kind::gauge, "Memory of the process.",
         pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
  std::uint64_t descriptors = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator at("/proc/self/fd", error), end; !error && at != end;
       at.increment(error))
    ++descriptors;
  single("process_open_fds", Kind::gauge, "Open descriptors.", descriptors);
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto us = [](const timeval& time) {
    return static_cast<std::uint64_t>(time.tv_sec) * us_per_s + static_cast<std::uint64_t>(time.tv_usec);
  };
  family("process_cpu_seconds_total", Kind::counter, "Processor time.");
  return line({}, decimal(us(usage.ru_utime) + us(usage.ru_stime), us_per_s), {});
}

}  // namespace guichet::server
