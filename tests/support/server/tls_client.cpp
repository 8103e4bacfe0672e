#include "tests/support/server/tls_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace guichet::test {
namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* pointer) const {
    release(pointer);
  }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

using File = Owned<std::FILE, &std::fclose>;

File open_for_writing(const std::filesystem::path& path) {
  File file(std::fopen(path.c_str(), "w"));
  if (!file) throw std::runtime_error("cannot write " + path.string());
  return file;
}

class Socket {
 public:
  explicit Socket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{60, 0};  // other programs may keep this machine busy
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
  }
  ~Socket() { ::close(descriptor_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }
  void cork(int is_on) const { ::setsockopt(descriptor_, IPPROTO_TCP, TCP_CORK, &is_on, sizeof is_on); }

 private:
  int descriptor_;
};

}  // namespace

Certificate::Certificate(const std::filesystem::path& folder, const std::string& name)
    : chain(folder / (name + ".crt")), key(folder / (name + ".key")) {
  const Owned<EVP_PKEY, &EVP_PKEY_free> pair(EVP_EC_gen("P-256"));
  const Owned<X509, &X509_free> certificate(X509_new());
  constexpr long day_s = 24L * 3600;
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day_s);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), day_s);
  X509_set_pubkey(certificate.get(), pair.get());
  auto* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  const Owned<X509_EXTENSION, &X509_EXTENSION_free> names(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1"));
  X509_add_ext(certificate.get(), names.get(), -1);
  if (X509_sign(certificate.get(), pair.get(), EVP_sha256()) == 0) throw std::runtime_error("cannot sign");
  PEM_write_X509(open_for_writing(chain).get(), certificate.get());
  PEM_write_PrivateKey(open_for_writing(key).get(), pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
  std::filesystem::permissions(key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TlsExchange exchange_tls(const TlsAsk& ask) {
  const Owned<SSL_CTX, &SSL_CTX_free> context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_security_level(context.get(), 0);  // so that the server is the one who refuses
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  if (ask.version_max != 0) SSL_CTX_set_max_proto_version(context.get(), ask.version_max);
  if (!ask.ciphers.empty()) SSL_CTX_set_cipher_list(context.get(), ask.ciphers.c_str());
  if (!ask.trusted.empty()) SSL_CTX_load_verify_locations(context.get(), ask.trusted.c_str(), nullptr);
  const Socket socket(ask.port);
  const Owned<SSL, &SSL_free> tls(SSL_new(context.get()));
  SSL_set_fd(tls.get(), socket.get());
  X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls.get()), "127.0.0.1");
  TlsExchange out;
  if (ask.is_corked) socket.cork(1);
  if (SSL_connect(tls.get()) != 1) return out;
  out.is_connected = true;
  out.is_verified = SSL_get_verify_result(tls.get()) == X509_V_OK;
  out.version = SSL_get_version(tls.get());
  out.cipher = SSL_get_cipher_name(tls.get());
  if (ask.request.empty()) return out;
  for (const std::string* request : {&ask.request, &ask.next})
    if (!request->empty()) SSL_write(tls.get(), request->data(), static_cast<int>(request->size()));
  if (ask.is_corked) socket.cork(0);
  char piece[16384];
  for (int count = 0; (count = SSL_read(tls.get(), piece, sizeof piece)) > 0;)
    out.reply.append(piece, static_cast<std::size_t>(count));
  return out;
}

}  // namespace guichet::test
