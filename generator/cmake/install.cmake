# Where things go when jokou is installed.

set(JK_SHARE ${CMAKE_INSTALL_DATADIR}/jokou)

if(TARGET jokou)
	install(TARGETS jokou)
endif()
install(TARGETS jk_library)
install(DIRECTORY include/jokou DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY clauses/ DESTINATION ${JK_SHARE}/clauses FILES_MATCHING PATTERN "*.xml")

file(GLOB jk_templates CONFIGURE_DEPENDS templates/*.docx templates/*.odt templates/templates.xml)
install(FILES ${jk_templates} DESTINATION ${JK_SHARE}/templates)
file(GLOB_RECURSE jk_schemas CONFIGURE_DEPENDS generator/*.rng)
install(FILES ${jk_schemas} DESTINATION ${JK_SHARE}/schema)
foreach(section IN ITEMS 1 5)
	file(GLOB jk_pages CONFIGURE_DEPENDS docs/man/*.${section})
	install(FILES ${jk_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

# For programs that use the library.
configure_file(generator/cmake/jokou.pc.in jokou.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/jokou.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
