#include "server/mail/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace guichet::mail {

namespace {

struct CloseCurl {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Reading {
  std::string_view rest{};
};

std::size_t read_message(char* out, std::size_t size, std::size_t count, void* context) {
  auto& reading = *static_cast<Reading*>(context);
  const std::size_t n = std::min(size * count, reading.rest.size());
  std::memcpy(out, reading.rest.data(), n);
  reading.rest.remove_prefix(n);
  return n;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

void configure(CURL* handle, const SmtpOptions& options) {
  const bool is_implicit = options.tls == SmtpTls::implicit_tls;
  const std::string url =
      (is_implicit ? "smtps://" : "smtp://") + options.host + ':' + std::to_string(options.port);
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout_ms));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout_ms));
  curl_easy_setopt(handle, CURLOPT_USE_SSL,
                   static_cast<long>(options.tls == SmtpTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, ignore);
  if (!options.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, options.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, options.password.c_str());
  }
}

// 5xx is final; 4xx, a lost connection and everything else may pass.
SendReport report_of(CURLcode code, long answer) {
  if (code == CURLE_OK) return {};
  std::string why = curl_easy_strerror(code);
  if (answer > 0) why += " (" + std::to_string(answer) + ')';
  return {answer >= 500 && answer < 600 ? Sent::refused : Sent::later, why};
}

}  // namespace

SendReport SmtpSender::send(const Mail& mail) {
  if (!is_plain_address(mail.from) || !is_plain_address(mail.to)) return {Sent::refused, "not a plain address"};
  const std::string message = compose(mail);
  const std::unique_ptr<CURL, CloseCurl> handle(curl_easy_init());
  const std::unique_ptr<curl_slist, FreeList> to(curl_slist_append(nullptr, ('<' + mail.to + '>').c_str()));
  if (!handle || !to) return {Sent::later, "out of memory"};
  configure(handle.get(), options_);
  Reading reading{message};
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, ('<' + mail.from + '>').c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, read_message);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &reading);
  const CURLcode code = curl_easy_perform(handle.get());
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  return report_of(code, answer);
}

}  // namespace guichet::mail
