# Run at every build: writes the state of the sources into a header, and only when it changed.
#   cmake -DSOURCE=folder -DOUT=header -P build_id.cmake
execute_process(COMMAND git -C ${SOURCE} describe --always --tags --dirty --abbrev=12
                OUTPUT_VARIABLE id OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
if(NOT status EQUAL 0 OR id STREQUAL "")
  set(id dev)
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT "#define GUICHET_BUILD \"@id@\"\n" @ONLY)
