# Made at build time into the build folder, from committed sources and packages:
#   generated/tokens.hpp  from wasm-app/ui/tokens.json   namespace guichet::ui::tokens
#   generated/icons.hpp, generated/icon_strokes.hpp  from toolchain/icons.txt
#   generated/shared/languages/  from shared/text/languages/*.json, a file for each language
#   words/words-TAG.bin   the messages of one language, for the client to fetch
#   fonts/inter-regular.otf, fonts/inter-semibold.otf
set(Python3_EXECUTABLE /usr/bin/python3)  # the one that sees the fonttools package

set(tools ${CMAKE_SOURCE_DIR}/toolchain)
set(tokens ${CMAKE_SOURCE_DIR}/wasm-app/ui/tokens.json)
set(out ${CMAKE_BINARY_DIR}/generated)
set(GUICHET_FONTS_DIR ${CMAKE_BINARY_DIR}/fonts)

add_custom_command(OUTPUT ${out}/tokens.hpp
  COMMAND ${Python3_EXECUTABLE} ${tools}/tokens.py ${tokens} ${out}/tokens.hpp
  DEPENDS ${tools}/tokens.py ${tokens} VERBATIM)
add_custom_command(
  OUTPUT ${GUICHET_FONTS_DIR}/inter-regular.otf ${GUICHET_FONTS_DIR}/inter-semibold.otf
  COMMAND ${Python3_EXECUTABLE} ${tools}/fonts.py --tokens ${tokens} --fonts ${GUICHET_FONTS_DIR}
  DEPENDS ${tools}/fonts.py ${tokens} VERBATIM)
add_custom_command(OUTPUT ${out}/icons.hpp ${out}/icon_strokes.hpp
  COMMAND ${Python3_EXECUTABLE} ${tools}/icons.py ${tools}/icons.txt
          ${GUICHET_DEPS}/npm/node_modules/lucide-static/icons ${out}
  DEPENDS ${tools}/icons.py ${tools}/icons.txt VERBATIM)
add_custom_target(guichet_generate ALL DEPENDS ${out}/tokens.hpp ${out}/icons.hpp
                  ${GUICHET_FONTS_DIR}/inter-regular.otf ${GUICHET_FONTS_DIR}/inter-semibold.otf)

add_library(guichet_generated INTERFACE)
target_include_directories(guichet_generated INTERFACE ${CMAKE_BINARY_DIR})
add_dependencies(guichet_generated guichet_generate)

file(GLOB language_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shared/text/languages/*.json)
set(GUICHET_WORDS_DIR ${CMAKE_BINARY_DIR}/words)
set(languages ${out}/shared/languages)
add_custom_command(
  OUTPUT ${GUICHET_WORDS_DIR}/made ${languages}/languages.hpp ${languages}/messages.def ${languages}/formats.inc
         ${languages}/plurals.inc ${languages}/words.inc ${languages}/list_mark.inc ${languages}/mails.hpp
  COMMAND ${Python3_EXECUTABLE} -B ${tools}/languages.py ${CMAKE_SOURCE_DIR}/shared/text/languages ${tokens} ${out}/shared ${GUICHET_WORDS_DIR}
  COMMAND ${CMAKE_COMMAND} -E touch ${GUICHET_WORDS_DIR}/made
  DEPENDS ${tools}/languages.py ${tools}/plural_rules.py ${tokens} ${language_files} VERBATIM)
add_custom_target(guichet_generate_languages DEPENDS ${GUICHET_WORDS_DIR}/made)
add_library(guichet_languages INTERFACE)
target_include_directories(guichet_languages INTERFACE ${out}/shared)
add_dependencies(guichet_languages guichet_generate_languages)
