# The client as WebAssembly, and build/web/ with everything the server hands to a browser.
guichet_sources(platform FOLDER wasm-app/platform)
if(GUICHET_EXCEPTIONS OR NOT platform)
  return()
endif()

add_executable(guichet ${platform})
target_link_libraries(guichet PRIVATE guichet_app guichet_warnings)
if(GUICHET_GALLERY)
  target_compile_definitions(guichet PRIVATE GUICHET_GALLERY)
endif()
file(GLOB js_libraries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*.lib.js)
set(exported ${CMAKE_SOURCE_DIR}/toolchain/exported_symbols.txt)
target_link_options(guichet PRIVATE -Oz -sFILESYSTEM=0 -sMALLOC=emmalloc -sENVIRONMENT=web -sMODULARIZE=1
  -sEXPORT_ES6=1 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sDYNAMIC_EXECUTION=0 -sTEXTDECODER=2
  -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=8MB -sFETCH=1 -sFETCH_SUPPORT_INDEXEDDB=0
  -Wl,--wrap=strtod  # wasm-app/platform/whole_numbers.cpp
  -Wl,--wrap=__rem_pio2_large  # wasm-app/platform/small_angles.cpp
  -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_TRACK_ERRORS=0 -sSUPPORT_ERRNO=0 -sEXPORT_NAME=createGuichet
  # keeps its names, and functions apart for the splitter, which inlines what stays together; what it writes has no names
  --profiling-funcs -sBINARYEN_EXTRA_PASSES=one-caller-inline-max-function-size=12
  -sEXPORTED_FUNCTIONS=@${exported} -sEXPORTED_RUNTIME_METHODS=['UTF8ToString','stringToUTF8','lengthBytesUTF8','HEAPU8'])
foreach(library IN LISTS js_libraries)
  target_link_options(guichet PRIVATE "SHELL:--js-library ${library}")
endforeach()
set_target_properties(guichet PROPERTIES LINK_DEPENDS "${exported};${js_libraries}" OUTPUT_NAME app SUFFIX .mjs)
find_program(GUICHET_NODE node REQUIRED)
find_program(GUICHET_WASM_SPLIT wasm-split REQUIRED)
set(parts ${CMAKE_BINARY_DIR}/parts/app.wasm ${CMAKE_BINARY_DIR}/parts/rest.wasm)
set(splitter ${CMAKE_SOURCE_DIR}/toolchain/wasm_parts.mjs)
set(drawn_by ${CMAKE_SOURCE_DIR}/toolchain/first_frames.mjs ${CMAKE_SOURCE_DIR}/web/bridge.js ${CMAKE_SOURCE_DIR}/web/protocol.js)
add_custom_command(OUTPUT ${parts}
  COMMAND ${GUICHET_NODE} --no-experimental-fetch ${splitter} ${CMAKE_BINARY_DIR}/app.wasm ${GUICHET_FONTS_DIR} ${GUICHET_WORDS_DIR} ${CMAKE_BINARY_DIR}/parts
  DEPENDS guichet ${splitter} ${drawn_by} ${GUICHET_WORDS_DIR}/made ${GUICHET_FONTS_DIR}/inter-regular.otf VERBATIM)

if(NOT EXISTS ${CMAKE_SOURCE_DIR}/web/main.js)
  return()
endif()
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*)
set(web_dir ${CMAKE_SOURCE_DIR}/build/web)
if(GUICHET_GALLERY)
  set(web_dir ${CMAKE_SOURCE_DIR}/build/web-dev)  # what is served and measured is never the one with the gallery
endif()
add_custom_command(OUTPUT ${web_dir}/manifest.json
  COMMAND ${GUICHET_NODE} ${CMAKE_SOURCE_DIR}/toolchain/web_bundle.mjs --web ${CMAKE_SOURCE_DIR}/web
          --app ${CMAKE_BINARY_DIR} --fonts ${GUICHET_FONTS_DIR} --words ${GUICHET_WORDS_DIR} --languages ${CMAKE_SOURCE_DIR}/shared/text/languages --out ${web_dir}
  DEPENDS ${parts} ${GUICHET_WORDS_DIR}/made ${GUICHET_FONTS_DIR}/inter-regular.otf ${web_sources} ${CMAKE_SOURCE_DIR}/toolchain/web_bundle.mjs VERBATIM)
add_custom_target(guichet_web ALL DEPENDS ${web_dir}/manifest.json)
