#pragma once

namespace guichet::worker {

// Gives up, for good, what a decoder of pictures never needs: network, other programs, other processes, files
// outside the folder on `output`, more than 30 s of CPU and 2 GiB of memory. Throws std::system_error when the
// kernel refuses a part that must hold. The file system rule (Landlock) holds where the kernel has it.
void lock_down(int output);

}  // namespace guichet::worker
