# Other people's code: system includes, their warnings off.

if(DEFINED ENV{GUICHET_IMGUI_DIR})
  set(GUICHET_IMGUI_DIR $ENV{GUICHET_IMGUI_DIR})
else()
  set(GUICHET_IMGUI_DIR ${GUICHET_DEPS}/imgui)
endif()
if(NOT EXISTS ${GUICHET_IMGUI_DIR}/imgui.h OR NOT EXISTS ${GUICHET_DEPS}/sqlite/sqlite3.c)
  message(FATAL_ERROR "Sources are missing: run toolchain/deps first")
endif()

function(guichet_third_party name)
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${ARGN})
  target_compile_options(${name} PRIVATE -w)
endfunction()

set(imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
list(TRANSFORM imgui_sources PREPEND ${GUICHET_IMGUI_DIR}/)
guichet_third_party(guichet_imgui ${imgui_sources})
target_include_directories(guichet_imgui SYSTEM PUBLIC ${GUICHET_IMGUI_DIR})
if(EMSCRIPTEN)
  # A third of the client's start is drawing glyphs into the atlas: worth the bytes.
  set_source_files_properties(${GUICHET_IMGUI_DIR}/imgui_draw.cpp PROPERTIES COMPILE_OPTIONS -O2)
endif()
# Processors differ in what _mm_rsqrt_ss answers; golden pictures are the same on all of them, and as in the browser.
target_compile_definitions(guichet_imgui PUBLIC IMGUI_DISABLE_SSE IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_FILE_FUNCTIONS
                           IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS)

# nlohmann/json is header-only; Emscripten does not look in the machine's include folder, so one link is made to it.
add_library(guichet_json INTERFACE)
if(EMSCRIPTEN)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/host_headers)
  file(CREATE_LINK /usr/include/nlohmann ${CMAKE_BINARY_DIR}/host_headers/nlohmann SYMBOLIC)
  file(CREATE_LINK /usr/include/boost ${CMAKE_BINARY_DIR}/host_headers/boost SYMBOLIC)
  target_include_directories(guichet_json SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/host_headers)
  return()
endif()

guichet_third_party(guichet_sqlite ${GUICHET_DEPS}/sqlite/sqlite3.c)
target_include_directories(guichet_sqlite SYSTEM PUBLIC ${GUICHET_DEPS}/sqlite)
target_compile_definitions(guichet_sqlite PRIVATE SQLITE_THREADSAFE=2 SQLITE_DQS=0 SQLITE_OMIT_SHARED_CACHE
                           SQLITE_ENABLE_FTS5 SQLITE_DEFAULT_FOREIGN_KEYS=1
                           SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS
                           HAVE_FDATASYNC=1)  # a commit syncs the log's bytes, not the time of its last change

find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CURL REQUIRED)
find_package(LibArchive REQUIRED)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(date REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(VIPS REQUIRED IMPORTED_TARGET vips)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)

add_library(guichet_server_packages INTERFACE)
target_link_libraries(guichet_server_packages INTERFACE guichet_sqlite Threads::Threads OpenSSL::SSL OpenSSL::Crypto
                      CURL::libcurl LibArchive::LibArchive ZLIB::ZLIB fmt::fmt spdlog::spdlog date::date-tz PkgConfig::SODIUM
                      PkgConfig::VIPS PkgConfig::SECCOMP ${CMAKE_DL_LIBS})
target_compile_definitions(guichet_server_packages INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_ERROR_CODE_HEADER_ONLY)
