# Finds Emscripten's own toolchain file: Debian's place, or that of the emcc on the path.
if(EXISTS /usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
  include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
else()
  find_program(GUICHET_EMCC emcc REQUIRED)
  get_filename_component(GUICHET_EMSCRIPTEN_ROOT ${GUICHET_EMCC} DIRECTORY)
  include(${GUICHET_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake)
endif()
