# What every target is compiled with: jk_warnings for our own code, jk_options for the kind of build.

add_library(jk_warnings INTERFACE)
target_compile_options(jk_warnings INTERFACE
	-Wall -Wextra -Wpedantic
	-Wshadow                # a second meaning for a name in view
	-Wconversion            # silent loss of digits or sign
	-Wcast-qual             # const cast away
	-Wformat=2              # format strings that are no literals
	-Wstrict-prototypes -Wmissing-prototypes # a function without its header
	-Wvla                   # stack that grows with the input
	-Wwrite-strings         # string literals are const
	$<$<BOOL:${JK_WERROR}>:-Werror>)

add_library(jk_options INTERFACE)
target_compile_definitions(jk_options INTERFACE _XOPEN_SOURCE=700)
# A program pays at its start only for the libraries that it calls.
target_link_options(jk_options INTERFACE -Wl,--as-needed)

if(JK_SANITIZE)
	target_compile_options(jk_options INTERFACE -fsanitize=${JK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
	target_link_options(jk_options INTERFACE -fsanitize=${JK_SANITIZE})
endif()
if(JK_FUZZ)
	target_compile_options(jk_options INTERFACE -fsanitize=fuzzer-no-link)
	target_link_options(jk_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(JK_COVERAGE)
	target_compile_options(jk_options INTERFACE --coverage)
	target_link_options(jk_options INTERFACE --coverage)
endif()
if(JK_HARDEN)
	include(CheckPIESupported)
	check_pie_supported(LANGUAGES C)
	set(CMAKE_POSITION_INDEPENDENT_CODE ON)
	target_compile_options(jk_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
	target_link_options(jk_options INTERFACE -Wl,-z,relro,-z,now)
endif()
