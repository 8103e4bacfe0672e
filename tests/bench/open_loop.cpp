// guichet-open-loop HOST PORT CONNECTIONS RATE SECONDS < REQUEST: sends one request again and again, evenly
// spaced, over connections that stay open. A request counts from the moment it should have left, so that a
// slow answer is not hidden by the requests that waited for it. Prints milliseconds as JSON; `late` is how
// late the sender itself woke.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

struct Plan {
  std::string host;
  std::uint16_t port = 0;
  std::size_t connections = 0;
  double rate = 0;
  double seconds = 0;
  std::string request;
};

struct Connection {
  int socket = -1;
  Moment due{};
  std::string received{};
};

double milliseconds(Clock::duration length) {
  return std::chrono::duration<double, std::milli>(length).count();
}

int connected(const Plan& plan) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(plan.port);
  ::inet_pton(AF_INET, plan.host.c_str(), &address.sin_addr);
  if (socket < 0 || ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

// The length of a whole answer, head included; 0 while the head is not whole.
std::size_t length_of(const std::string& received) {
  constexpr std::string_view name = "\r\ncontent-length:";
  const std::size_t head = received.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  const auto found =
      std::search(received.begin(), received.begin() + static_cast<std::ptrdiff_t>(head), name.begin(),
                  name.end(), [](char a, char b) { return std::tolower(a) == b; });
  const auto at = static_cast<std::size_t>(found - received.begin());
  if (at >= head) throw std::runtime_error("an answer without a length");
  return head + 4 + static_cast<std::size_t>(std::atoll(received.c_str() + at + name.size()));
}

class OpenLoop {
 public:
  explicit OpenLoop(Plan plan) : plan_(std::move(plan)), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    connections_.resize(plan_.connections);
    for (std::size_t n = 0; n < connections_.size(); ++n) {
      connections_[n].socket = connected(plan_);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = n;
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connections_[n].socket, &event);
      free_.push_back(n);
    }
  }

  void run() {
    const Moment began = Clock::now();
    const auto total = static_cast<std::size_t>(plan_.rate * plan_.seconds);
    const Moment end =
        began + std::chrono::milliseconds(static_cast<std::int64_t>(plan_.seconds * 1000) + 10'000);
    const auto due = [&](std::size_t n) {
      return began +
             std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / plan_.rate * static_cast<double>(n)));
    };
    std::size_t next = 0;
    while ((next < total || busy_ > 0 || !waiting_.empty()) && Clock::now() < end) {
      for (; next < total && due(next) <= Clock::now(); ++next) {
        late_.push_back(milliseconds(Clock::now() - due(next)));
        waiting_.push_back(due(next));
      }
      send_waiting();
      wait_until(next < total ? due(next) : end);
    }
    failed_ += total - latencies_.size() - failed_;
  }

  void print() {
    std::cout << "{\"sent\":" << latencies_.size() + failed_ << ",\"failed\":" << failed_
              << ",\"p50\":" << at(latencies_, 0.5) << ",\"p99\":" << at(latencies_, 0.99)
              << ",\"max\":" << at(latencies_, 1) << ",\"late_p99\":" << at(late_, 0.99) << "}\n";
  }

 private:
  void send_waiting() {
    while (!waiting_.empty() && !free_.empty()) {
      Connection& connection = connections_[free_.front()];
      free_.pop_front();
      connection.due = waiting_.front();
      waiting_.pop_front();
      ++busy_;
      const auto sent = ::send(connection.socket, plan_.request.data(), plan_.request.size(), MSG_NOSIGNAL);
      if (sent != static_cast<ssize_t>(plan_.request.size()))
        throw std::runtime_error("a request did not fit");
    }
  }

  void wait_until(Moment moment) {
    const auto left = std::max(Clock::duration::zero(), moment - Clock::now());
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(left).count();
    const timespec timeout{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    std::array<epoll_event, 256> events{};
    const int count =
        ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &timeout, nullptr);
    for (int n = 0; n < count; ++n)
      receive(static_cast<std::size_t>(events[static_cast<std::size_t>(n)].data.u64));
  }

  void receive(std::size_t index) {
    Connection& connection = connections_[index];
    std::array<char, 65'536> bytes{};
    const auto count = ::recv(connection.socket, bytes.data(), bytes.size(), 0);
    if (count <= 0) throw std::runtime_error("the server closed a connection");
    connection.received.append(bytes.data(), static_cast<std::size_t>(count));
    const std::size_t length = length_of(connection.received);
    if (length == 0 || connection.received.size() < length) return;
    if (connection.received.compare(0, 12, "HTTP/1.1 200") == 0)
      latencies_.push_back(milliseconds(Clock::now() - connection.due));
    else
      ++failed_;
    connection.received.clear();
    --busy_;
    free_.push_back(index);
  }

  static double at(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(values.size() - 1, index)];
  }

  Plan plan_;
  int epoll_;
  std::vector<Connection> connections_;
  std::deque<std::size_t> free_;  // the one free for longest is next: all of them take part
  std::deque<Moment> waiting_;    // should have left already
  std::size_t busy_ = 0;
  std::size_t failed_ = 0;
  std::vector<double> latencies_;
  std::vector<double> late_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: guichet-open-loop HOST PORT CONNECTIONS RATE SECONDS < REQUEST\n";
    return 2;
  }
  try {
    ::prctl(PR_SET_TIMERSLACK, 1UL);  // wake when asked to
    OpenLoop loop({.host = argv[1],
                   .port = static_cast<std::uint16_t>(std::atoi(argv[2])),
                   .connections = static_cast<std::size_t>(std::atoll(argv[3])),
                   .rate = std::atof(argv[4]),
                   .seconds = std::atof(argv[5]),
                   .request = {std::istreambuf_iterator<char>(std::cin), {}}});
    loop.run();
    loop.print();
  } catch (const std::exception& error) {
    std::cerr << "guichet-open-loop: " << error.what() << "\n";
    return 1;
  }
}
