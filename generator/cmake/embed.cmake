# jk_embed(OUT FILE): writes a C file that holds FILE, of the name NAME.EXT, as
#   const char jk_NAME_EXT[]; const size_t jk_NAME_EXT_length;
# and sets OUT to its path. As a script (cmake -P) it writes that C file.

function(jk_embed out file)
	get_filename_component(name ${file} NAME)
	string(MAKE_C_IDENTIFIER "jk_${name}" symbol)
	set(source ${PROJECT_BINARY_DIR}/embedded/${symbol}.c)
	add_custom_command(OUTPUT ${source}
		COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${source} -DSYMBOL=${symbol}
			-P ${PROJECT_SOURCE_DIR}/generator/cmake/embed.cmake
		DEPENDS ${file} ${PROJECT_SOURCE_DIR}/generator/cmake/embed.cmake
		COMMENT "Embedding ${name}" VERBATIM)
	set(${out} ${source} PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
	file(READ ${INPUT} bytes HEX)
	# Characters, not numbers: a byte above 127 would not fit a signed char without a warning. 16 to a line.
	string(REPEAT "." 32 row)
	string(REGEX REPLACE "(${row})" "\\1\n" bytes "${bytes}")
	string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
	file(WRITE ${OUTPUT} "#include <stddef.h>
extern const char ${SYMBOL}[];
extern const size_t ${SYMBOL}_length;
const char ${SYMBOL}[] = {
${bytes}'\\0'};
const size_t ${SYMBOL}_length = sizeof ${SYMBOL} - 1;
")
endif()
