#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "server/files/descriptor.hpp"
#include "server/mail/eml_folder.hpp"
#include "server/mail/mail.hpp"
#include "server/mail/smtp.hpp"
#include "tests/server/storage_folder.hpp"

using namespace guichet;
using namespace guichet::mail;

namespace {

Mail sample() {
  return Mail{.id = "01j8zz", .from_name = "Studio Panorama", .from = "portail@panorama.example", .reply_to = {},
              .to = "elise.gagnon@panorama.example", .subject = "Votre commande", .text = "Bonjour,\n\nMerci.\n",
              .html = {}, .language = "fr-CA", .at = Instant{1'795'362'840'000}};
}

std::vector<std::string> header_lines(const std::string& message) {
  std::vector<std::string> lines;
  const std::string head = message.substr(0, message.find("\r\n\r\n"));
  for (std::size_t at = 0; at <= head.size();) {
    const std::size_t end = std::min(head.find("\r\n", at), head.size());
    lines.push_back(head.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

// One conversation of a submission server that answers what it is told to; returns what it was sent.
class Peer {
 public:
  explicit Peer(std::string data_answer) : answer_(std::move(data_answer)) {
    socket_ = files::Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_.get(), generic, size) != 0 || ::listen(socket_.get(), 1) != 0 ||
        ::getsockname(socket_.get(), generic, &size) != 0)
      throw std::runtime_error("no peer");
    port = ntohs(address.sin_port);
    thread_ = std::thread([this] { talk(); });
  }
  ~Peer() { join(); }
  void join() {
    if (thread_.joinable()) thread_.join();
  }

  std::uint16_t port = 0;
  std::string received{};

 private:
  void talk() {
    const files::Descriptor client(::accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    const auto say = [&](const std::string& line) { (void)!::write(client.get(), line.data(), line.size()); };
    say("220 peer\r\n");
    std::string line;
    bool is_data = false;
    for (char c = 0; ::read(client.get(), &c, 1) == 1;) {
      received.push_back(c);
      line.push_back(c);
      if (c != '\n') continue;
      if (is_data) {
        if (line == ".\r\n") is_data = false, say(answer_ + "\r\n");
      } else if (line.starts_with("DATA")) {
        is_data = true;
        say("354 go\r\n");
      } else {
        say(line.starts_with("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      }
      line.clear();
    }
  }

  std::string answer_;
  files::Descriptor socket_;
  std::thread thread_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(outbox_mail)

BOOST_AUTO_TEST_CASE(a_message_has_its_headers) {
  const std::string message = compose(sample());
  for (const char* line : {"From: \"Studio Panorama\" <portail@panorama.example>\r\n", "To: elise.gagnon@panorama.example\r\n",
                           "Subject: Votre commande\r\n", "Message-ID: <01j8zz@panorama.example>\r\n",
                           "Date: Sun, 22 Nov 2026 15:54:00 +0000\r\n", "MIME-Version: 1.0\r\n",
                           "Content-Type: text/plain; charset=utf-8\r\n", "\r\n\r\nBonjour,\r\n\r\nMerci.\r\n"})
    BOOST_CHECK_MESSAGE(message.find(line) != std::string::npos, line << " is not in\n" << message);
}

BOOST_AUTO_TEST_CASE(no_field_can_add_a_header_or_a_recipient) {
  const std::string evil = "x\r\nBcc: all@example\r\n\r\nbody\n.\r\n\0y";
  Mail mail = sample();
  const std::size_t lines = header_lines(compose(mail)).size();
  mail.subject = mail.from_name = mail.id = mail.language = mail.reply_to = evil;
  const std::string message = compose(mail);
  for (const std::string& line : header_lines(message)) {
    BOOST_CHECK(!line.starts_with("Bcc"));
    BOOST_CHECK_LE(line.size(), 200U);
  }
  BOOST_CHECK_EQUAL(header_lines(message).size(), lines);
  mail.text = evil;
  BOOST_CHECK_EQUAL(compose(mail).find("\r\n.\r\n"), std::string::npos);
  for (const char* address : {"a@b\r\nBcc: c@d", "a@b,c@d", "a b@c.example", "<a@b>", "a@", "@b", "a@b@c", "-x@b",
                              "a@b..c", "é@b.example", ""})
    BOOST_CHECK_MESSAGE(!is_plain_address(address), address);
  BOOST_CHECK(is_plain_address("elise.gagnon+portail@panorama.example"));
}

BOOST_AUTO_TEST_CASE(other_alphabets_are_encoded_and_lines_stay_short) {
  Mail mail = sample();
  mail.subject = "Élise, votre visite du 1248, rue des Érables est prête à être téléchargée — zażółć gęślą jaźń";
  mail.text = std::string(300, 'x') + " = \xc3\xa9 \n. seul\nfin ";
  mail.html = "<p>é</p>";
  const std::string message = compose(mail);
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t end = message.find("\r\n", at);
    BOOST_REQUIRE_NE(end, std::string::npos);
    BOOST_CHECK_LE(end - at, 78U);
    at = end + 2;
  }
  BOOST_CHECK((message.find_first_not_of("\r\n\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                                         "abcdefghijklmnopqrstuvwxyz{|}~") == std::string::npos));
  BOOST_CHECK_NE(message.find("=?UTF-8?B?w4lsaXNl"), std::string::npos);
  BOOST_CHECK_NE(message.find(" =3D =C3=A9=20\r\n=2E seul\r\nfin=20\r\n"), std::string::npos);
  BOOST_CHECK_NE(message.find("multipart/alternative"), std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_folder_holds_whole_mails) {
  TestFolder folder;
  EmlFolder sender(folder.path / "mail");
  BOOST_CHECK((sender.send(sample()).sent == Sent::done));
  BOOST_CHECK((sender.send(sample()).sent == Sent::done));  // repeated: the same file
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path / "mail")) names.push_back(entry.path().filename());
  BOOST_CHECK((names == std::vector<std::string>{"20261122T155400Z-01j8zz.eml"}));
  Mail evil = sample();
  evil.id = "../../x";
  BOOST_CHECK((sender.send(evil).sent == Sent::refused));
}

BOOST_AUTO_TEST_CASE(smtp_tells_done_later_and_refused_apart) {
  const auto send = [](const std::string& answer, std::string& received) {
    Peer peer(answer);
    SmtpSender sender({.host = "127.0.0.1", .port = peer.port, .tls = SmtpTls::none, .timeout_ms = 5000});
    const SendReport report = sender.send(sample());
    peer.join();
    received = peer.received;
    return report.sent;
  };
  std::string received;
  BOOST_CHECK((send("250 taken", received) == Sent::done));
  BOOST_CHECK_NE(received.find("MAIL FROM:<portail@panorama.example>"), std::string::npos);
  BOOST_CHECK_NE(received.find("RCPT TO:<elise.gagnon@panorama.example>"), std::string::npos);
  BOOST_CHECK_NE(received.find("Message-ID: <01j8zz@panorama.example>"), std::string::npos);
  BOOST_CHECK((send("451 busy", received) == Sent::later));
  BOOST_CHECK((send("554 never", received) == Sent::refused));
  SmtpSender nobody({.host = "127.0.0.1", .port = 1, .tls = SmtpTls::none});
  BOOST_CHECK((nobody.send(sample()).sent == Sent::later));
}

BOOST_AUTO_TEST_SUITE_END()
