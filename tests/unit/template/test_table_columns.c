#include <string.h>
#include "jokou/template.h"
#include "mini.h"

#define T(text) "<w:t xml:space=\"preserve\">" text "</w:t>"
#define P(text) "<w:p><w:r>" T(text) "</w:r></w:p>"
#define CELL(text) "<w:tc>" P(text) "</w:tc>"
#define WIDE(span, text) "<w:tc><w:tcPr><w:gridSpan w:val=\"" span "\"/></w:tcPr>" P(text) "</w:tc>"
#define SIZED(width, text) "<w:tc><w:tcPr><w:tcW w:w=\"" width "\" w:type=\"dxa\"/></w:tcPr>" P(text) "</w:tc>"
#define EMPTY "<w:tc><w:p/></w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"
#define COL(width) "<w:gridCol w:w=\"" width "\"/>"
#define GRID(columns) "<w:tblGrid>" columns "</w:tblGrid>"

#define OP(text) "<text:p>" text "</text:p>"
#define OCELL(text) "<table:table-cell>" OP(text) "</table:table-cell>"
#define OWIDE(span, text) "<table:table-cell table:number-columns-spanned=\"" span "\">" OP(text) "</table:table-cell>"
#define OEMPTY "<table:table-cell/>"
#define COVERED "<table:covered-table-cell/>"
#define OROW(cells) "<table:table-row>" cells "</table:table-row>"
#define OTABLE(content) "<table:table>" content "</table:table>"
#define OCOL "<table:table-column/>"

#define MODEL "<paper><c id='a'>春</c><c id='b'>夏</c><c id='d'>秋</c><e>一</e><e>二</e>" \
	      "<r n='1'><v c='a'>1a</v><v c='b'>1b</v><v c='d'>1d</v></r><r n='2'><v c='a'>2a</v><v c='b'>2b</v><v c='d'>2d</v></r></paper>"

static void docx(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", body, MODEL), wanted);
}

static void odt(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("odt", body, MODEL), wanted);
}

/* --- DOCX --- */

START_TEST(a_column_repeats_in_every_row)
{
	docx(TABLE(ROW(CELL("頭") CELL("{{#columns v in c}}{{$v}}{{/columns}}") CELL("計")) ROW(CELL("番") CELL("{{$v_index}}") CELL("末"))),
	     TABLE(ROW(CELL("頭") CELL("春") CELL("夏") CELL("秋") CELL("計")) ROW(CELL("番") CELL("1") CELL("2") CELL("3") CELL("末"))));
}
END_TEST

START_TEST(several_columns_repeat_as_a_group)
{
	docx(TABLE(ROW(CELL("{{#columns v in e}}{{$v}}計画") CELL("{{$v}}実績{{/columns}}")) ROW(CELL("{{$v_index}}a") CELL("b"))),
	     TABLE(ROW(CELL("一計画") CELL("一実績") CELL("二計画") CELL("二実績")) ROW(CELL("1a") CELL("b") CELL("2a") CELL("b"))));
}
END_TEST

START_TEST(rows_and_columns_make_a_matrix)
{
	docx(TABLE(ROW(EMPTY CELL("{{#columns k in c}}{{$k}}{{/columns}}"))
		   ROW(CELL("{{#for r in r}}{{$r/@n}}") CELL("{{$r/v[@c = $k/@id]}}{{/for}}"))),
	     TABLE(ROW(EMPTY CELL("春") CELL("夏") CELL("秋")) ROW(CELL("1") CELL("1a") CELL("1b") CELL("1d")) ROW(CELL("2") CELL("2a") CELL("2b") CELL("2d"))));
}
END_TEST

START_TEST(widths_are_shared_to_the_last_unit)
{
	docx(TABLE(GRID(COL("1000") COL("2000")) ROW(SIZED("1000", "頭") SIZED("2000", "{{#columns v in c}}{{$v}}{{/columns}}"))),
	     TABLE(GRID(COL("1000") COL("666") COL("667") COL("667")) ROW(SIZED("1000", "頭") SIZED("666", "春") SIZED("667", "夏") SIZED("667", "秋"))));
}
END_TEST

START_TEST(per_cents_are_shared_and_automatic_widths_stay)
{
#define KIND(width, kind, text) "<w:tc><w:tcPr><w:tcW w:w=\"" width "\" w:type=\"" kind "\"/></w:tcPr>" P(text) "</w:tc>"
	docx(TABLE(ROW(KIND("50%", "pct", "{{#columns v in e}}x{{/columns}}")) ROW(KIND("5000", "pct", "y")) ROW(KIND("0", "auto", "z"))),
	     TABLE(ROW(KIND("1250", "pct", "x") KIND("1250", "pct", "x")) ROW(KIND("2500", "pct", "y") KIND("2500", "pct", "y"))
		   ROW(KIND("0", "auto", "z") KIND("0", "auto", "z"))));
}
END_TEST

START_TEST(a_cell_over_the_columns_grows)
{
	docx(TABLE(ROW(WIDE("3", "題")) ROW(CELL("頭") CELL("{{#columns v in c}}{{$v}}{{/columns}}") CELL("計")) ROW(CELL("左") WIDE("2", "右"))),
	     TABLE(ROW(WIDE("5", "題")) ROW(CELL("頭") CELL("春") CELL("夏") CELL("秋") CELL("計")) ROW(CELL("左") WIDE("4", "右"))));
}
END_TEST

START_TEST(a_cell_over_two_repeated_groups_grows_by_both)
{
	docx(TABLE(ROW(WIDE("3", "題")) ROW(CELL("{{#columns v in c}}{{$v}}{{/columns}}") CELL("中") CELL("{{#columns w in e}}{{$w}}{{/columns}}"))),
	     TABLE(ROW(WIDE("6", "題")) ROW(CELL("春") CELL("夏") CELL("秋") CELL("中") CELL("一") CELL("二"))));
}
END_TEST

START_TEST(a_merged_heading_grows_unless_it_names_the_column)
{
	const char *row = ROW(CELL("{{#columns v in e}}{{$v}}a") CELL("b{{/columns}}"));
	const char *rows = ROW(CELL("一a") CELL("b") CELL("二a") CELL("b"));
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", jk_mini_format(TABLE(ROW(WIDE("2", "年度別")) "%s"), row), MODEL), jk_mini_format(TABLE(ROW(WIDE("4", "年度別")) "%s"), rows));
	ck_assert_str_eq(jk_mini_fill("docx", jk_mini_format(TABLE(ROW(WIDE("2", "{{$v}}年度")) "%s"), row), MODEL),
			 jk_mini_format(TABLE(ROW(WIDE("2", "一年度") WIDE("2", "二年度")) "%s"), rows));
}
END_TEST

START_TEST(a_heading_over_one_column_is_merged_on_demand)
{
	docx(TABLE(ROW(CELL("頭") CELL("{{#merge}}年度別")) ROW(EMPTY CELL("{{#columns v in c}}{{$v}}{{/columns}}"))),
	     TABLE(ROW(CELL("頭") WIDE("3", "年度別")) ROW(EMPTY CELL("春") CELL("夏") CELL("秋"))));
	ck_assert_str_eq(jk_mini_fill("docx", TABLE(ROW(SIZED("10", "{{#merge}}題")) ROW(CELL("{{#columns v in c}}{{$v}}{{/columns}}"))), MODEL),
			 TABLE(ROW("<w:tc><w:tcPr><w:tcW w:w=\"10\" w:type=\"dxa\"/><w:gridSpan w:val=\"3\"/></w:tcPr>" P("題") "</w:tc>") ROW(CELL("春") CELL("夏") CELL("秋"))));
}
END_TEST

START_TEST(merged_rows_of_a_heading_grow_together)
{
#define MERGED(value, span, text) "<w:tc><w:tcPr>" span "<w:vMerge" value "/></w:tcPr>" P(text) "</w:tc>"
#define SPAN(n) "<w:gridSpan w:val=\"" n "\"/>"
	docx(TABLE(ROW(MERGED(" w:val=\"restart\"", SPAN("2"), "題")) ROW(MERGED("", SPAN("2"), "・")) ROW(CELL("{{#columns v in c}}{{$v}}") CELL("x{{/columns}}"))),
	     TABLE(ROW(MERGED(" w:val=\"restart\"", SPAN("6"), "題")) ROW(MERGED("", SPAN("6"), "・"))
		   ROW(CELL("春") CELL("x") CELL("夏") CELL("x") CELL("秋") CELL("x"))));
}
END_TEST

START_TEST(without_nodes_the_columns_vanish)
{
	docx(TABLE(GRID(COL("10") COL("20")) ROW(WIDE("2", "題")) ROW(CELL("頭") CELL("{{#columns v in none}}{{$v}}{{/columns}}"))),
	     TABLE(GRID(COL("10")) ROW(WIDE("1", "題")) ROW(CELL("頭"))));
}
END_TEST

START_TEST(a_table_without_any_column_vanishes)
{
	docx(P("前") TABLE(GRID(COL("10")) ROW(CELL("{{#merge}}題")) ROW(CELL("{{#columns v in none}}{{$v}}{{/columns}}"))) P("後"), P("前") P("後"));
}
END_TEST

START_TEST(columns_left_out_at_an_end_grow_too)
{
#define GAPS(before, after) "<w:trPr><w:gridBefore w:val=\"" before "\"/><w:gridAfter w:val=\"" after "\"/></w:trPr>"
	docx(TABLE(ROW(CELL("{{#columns v in c}}{{$v}}{{/columns}}") CELL("x") CELL("y")) ROW(GAPS("1", "1") CELL("z"))),
	     TABLE(ROW(CELL("春") CELL("夏") CELL("秋") CELL("x") CELL("y")) ROW(GAPS("3", "1") CELL("z"))));
}
END_TEST

START_TEST(a_table_in_a_loop_asks_anew)
{
	docx(P("{{#for x in r}}") TABLE(ROW(CELL("{{#columns v in $x/v[position() &lt;= $x/@n]}}{{$v}}{{/columns}}"))) P("{{/for}}"),
	     TABLE(ROW(CELL("1a"))) TABLE(ROW(CELL("2a") CELL("2b"))));
}
END_TEST

START_TEST(a_table_in_a_repeated_cell_repeats_its_own)
{
	docx(TABLE(ROW("<w:tc>" P("{{#columns v in e}}{{$v}}") TABLE(ROW(CELL("{{#columns w in c}}{{$w}}{{/columns}}"))) P("{{/columns}}") "</w:tc>")),
	     TABLE(ROW("<w:tc>" P("一") TABLE(ROW(CELL("春") CELL("夏") CELL("秋"))) P("") "</w:tc><w:tc>" P("二") TABLE(ROW(CELL("春") CELL("夏") CELL("秋"))) P("") "</w:tc>")));
}
END_TEST

START_TEST(controls_around_cells_repeat_with_them)
{
#define CONTROL(cells) "<w:sdt><w:sdtContent>" cells "</w:sdtContent></w:sdt>"
	docx(TABLE(ROW(CELL("頭") CONTROL(CELL("{{#columns v in e}}{{$v}}{{/columns}}")))), TABLE(ROW(CELL("頭") CONTROL(CELL("一")) CONTROL(CELL("二")))));
}
END_TEST

/* --- ODT --- */

START_TEST(columns_of_odt_repeat)
{
	odt(OTABLE(OCOL "<table:table-column table:number-columns-repeated=\"2\"/>"
		   OROW(OCELL("頭") OCELL("{{#columns v in c}}{{$v}}{{/columns}}") OCELL("計")) OROW("<table:table-cell table:number-columns-repeated=\"3\"/>")),
	    OTABLE(OCOL OCOL OCOL OCOL OCOL OROW(OCELL("頭") OCELL("春") OCELL("夏") OCELL("秋") OCELL("計"))
		   OROW("<table:table-cell/><table:table-cell/><table:table-cell/><table:table-cell/><table:table-cell/>")));
}
END_TEST

START_TEST(covered_cells_of_odt_follow)
{
	odt(OTABLE(OROW(OWIDE("3", "題") COVERED COVERED) OROW(OCELL("頭") OCELL("{{#columns v in c}}{{$v}}{{/columns}}") OCELL("計")) OROW(OCELL("左") OWIDE("2", "右") COVERED)),
	    OTABLE(OROW(OWIDE("5", "題") COVERED COVERED COVERED COVERED) OROW(OCELL("頭") OCELL("春") OCELL("夏") OCELL("秋") OCELL("計"))
		   OROW(OCELL("左") OWIDE("4", "右") COVERED COVERED COVERED)));
}
END_TEST

START_TEST(merged_headings_of_odt)
{
	odt(OTABLE(OROW(OCELL("頭") OCELL("{{#merge}}題")) OROW(OEMPTY OCELL("{{#columns v in c}}{{$v}}{{/columns}}"))),
	    OTABLE(OROW(OCELL("頭") OWIDE("3", "題") COVERED COVERED) OROW(OEMPTY OCELL("春") OCELL("夏") OCELL("秋"))));
	ck_assert_str_eq(jk_mini_fill("odt", OTABLE(OROW(OWIDE("2", "{{$v}}年") COVERED) OROW(OCELL("{{#columns v in e}}a") OCELL("b{{/columns}}"))), MODEL),
			 OTABLE(OROW(OWIDE("2", "一年") COVERED OWIDE("2", "二年") COVERED) OROW(OCELL("a") OCELL("b") OCELL("a") OCELL("b"))));
}
END_TEST

START_TEST(no_columns_in_odt)
{
	odt(OTABLE(OCOL OCOL OROW(OWIDE("2", "題") COVERED) OROW(OCELL("頭") OCELL("{{#columns v in none}}{{$v}}{{/columns}}"))),
	    OTABLE(OCOL OROW(OWIDE("1", "題")) OROW(OCELL("頭"))));
	ck_assert_str_eq(jk_mini_fill("odt", OP("前") OTABLE("<table:table-columns>" OCOL "</table:table-columns>" OROW(OCELL("{{#columns v in none}}{{$v}}{{/columns}}"))), MODEL), OP("前"));
}
END_TEST

static const char *odt_of(const char *content)
{
	return jk_mini_package("t.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content, "META-INF/manifest.xml",
			       "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>", NULL);
}

/* What a whole ODT of that content becomes. */
static const char *fill_odt(const char *content)
{
	jk_records *records;
	char *bytes;
	size_t length;
	const jk_template *compiled = jk_mini_compile(odt_of(content));
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("d.xml", MODEL), NULL, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_template_fill(&bytes, &length, compiled, records, 0, jk_test_diagnostics()), JK_OK);
	const char *part = jk_mini_part(bytes, length, "content.xml");
	jk_text_free(bytes);
	jk_records_free(records);
	return part;
}

START_TEST(column_styles_of_odt_share_the_width)
{
#define COLUMN(name) "<table:table-column table:style-name=\"" name "\"/>"
#define STYLE(name, width, relative) "<style:style style:name=\"" name "\" style:family=\"table-column\"><style:table-column-properties" \
	" style:column-width=\"" width "\" style:rel-column-width=\"" relative "\"/></style:style>"
#define CONTENT(styles, body) "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
	" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:automatic-styles>" styles "</office:automatic-styles>" \
	"<office:body><office:text>" body "</office:text></office:body></office:document-content>"
	const char *table = OTABLE(COLUMN("A") COLUMN("B") OROW(OCELL("頭") OCELL("{{#columns v in c}}{{$v}}{{/columns}}")));
	const char *other = OTABLE(COLUMN("B") OROW(OCELL("{{#columns v in e}}{{$v}}{{/columns}}")));
	jk_mini();
	const char *made = fill_odt(jk_mini_format(CONTENT(STYLE("A", "3cm", "10*") STYLE("B", "5cm", "20*"), "%s%s%s"), table, table, other));
	const char *filled = OTABLE(COLUMN("A") COLUMN("B_jk3") COLUMN("B_jk3") COLUMN("B_jk3") OROW(OCELL("頭") OCELL("春") OCELL("夏") OCELL("秋")));
	ck_assert_ptr_nonnull(strstr(made, jk_mini_format(CONTENT(STYLE("A", "3cm", "10*") STYLE("B", "5cm", "20*") STYLE("B_jk3", "1.6666cm", "6*")
		STYLE("B_jk2", "2.5000cm", "10*"), "%s%s%s"), filled, filled, OTABLE(COLUMN("B_jk2") COLUMN("B_jk2") OROW(OCELL("一") OCELL("二"))))));
}
END_TEST

/* --- memory --- */

static struct {
	const char *template, *data;
	char *bytes;
	size_t length;
} swept;

static jk_result sweep_work(int *right)
{
	jk_diagnostics *faults;
	jk_template *compiled = NULL;
	jk_records *records = NULL;
	char *bytes = NULL;
	size_t length = 0;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_template_read(&compiled, swept.template, faults);
	if (result == JK_OK)
		result = jk_records_read(&records, swept.data, NULL, NULL, faults);
	if (result == JK_OK)
		result = jk_template_fill(&bytes, &length, compiled, records, 0, faults);
	*right = result == JK_OK && length == swept.length && memcmp(bytes, swept.bytes, length) == 0;
	jk_text_free(bytes);
	jk_records_free(records);
	jk_template_free(compiled);
	jk_diagnostics_free(faults);
	return result;
}

static void sweep(const char *template)
{
	jk_records *records;
	swept.data = jk_mini_put("d.xml", MODEL);
	swept.template = template;
	ck_assert_int_eq(jk_records_read(&records, swept.data, NULL, NULL, jk_test_diagnostics()), JK_OK);
	const jk_template *compiled = jk_mini_compile(template);
	ck_assert_int_eq(jk_template_fill(&swept.bytes, &swept.length, compiled, records, 0, jk_test_diagnostics()), JK_OK);
	jk_records_free(records);
	jk_test_sweep(sweep_work);
	jk_text_free(swept.bytes);
}

/* Headings, columns, rows, cells merged over rows, and a cell that is left empty. */
START_TEST(every_failed_allocation)
{
	jk_mini();
	sweep(jk_mini_template("docx", TABLE(GRID(COL("9") COL("9") COL("9")) ROW(WIDE("3", "題")) ROW(EMPTY CELL("{{#merge}}頭") EMPTY)
		ROW(CELL("頭") SIZED("9", "{{#columns k in c}}{{$k}}{{/columns}}") EMPTY)
		ROW(CELL("{{#for r in r}}{{#merge}}{{$r/@n}}") CELL("{{$k}}") CELL("{{#if $r/@n = 2}}x{{/if}}{{/for}}")))));
}
END_TEST

START_TEST(every_failed_allocation_of_odt)
{
	jk_mini();
	sweep(odt_of(CONTENT(STYLE("A", "3cm", "10*"), OTABLE(COLUMN("A") COLUMN("A") OROW(OWIDE("2", "題") COVERED)
		OROW("<table:table-cell table:number-rows-spanned=\"2\"/>" OCELL("{{#columns v in c}}{{$v}}{{/columns}}"))
		OROW(COVERED OCELL("{{#for r in r}}{{$r/@n}}{{/for}}")) OROW(OCELL("{{#for r in r}}{{#merge}}{{$r/@n}}") OCELL("{{$v_index}}{{/for}}"))))));
}
END_TEST

/* --- faults --- */

static void refused(const char *format, const char *body, jk_code code, unsigned paragraph)
{
	jk_mini();
	jk_mini_compile_fails(format, body, code, paragraph);
}

START_TEST(the_tags_stand_in_a_table) { refused("docx", P("{{#columns v in c}}x{{/columns}}"), JK_DIAG_TABLE_COLUMNS, 1); }
END_TEST

START_TEST(the_tags_stand_in_one_row)
{
	refused("docx", TABLE(ROW(CELL("頭") CELL("{{#columns v in c}}")) ROW(CELL("x") CELL("{{/columns}}"))), JK_DIAG_TABLE_COLUMNS, 2);
}
END_TEST

START_TEST(the_tags_stand_in_one_table)
{
	refused("odt", OTABLE(OROW("<table:table-cell>" OP("{{#columns v in c}}") OTABLE(OROW(OCELL("{{/columns}}"))) "</table:table-cell>")), JK_DIAG_TABLE_COLUMNS, 1);
}
END_TEST

START_TEST(columns_are_ended_by_their_own_tag)
{
	refused("docx", TABLE(ROW(CELL("{{#columns v in c}}{{/for}}x{{/columns}}"))), JK_DIAG_TAG_UNOPENED, 1);
}
END_TEST

START_TEST(groups_do_not_overlap)
{
	refused("docx", TABLE(ROW(CELL("{{#columns v in c}}{{#columns w in e}}") CELL("{{/columns}}{{/columns}}"))), JK_DIAG_TABLE_NESTED, 1);
}
END_TEST

START_TEST(a_cell_across_the_border_is_told_where_it_stands)
{
	refused("docx", TABLE(ROW(WIDE("2", "半") CELL("y")) ROW(CELL("x") CELL("{{#columns v in c}}{{$v}}") CELL("{{/columns}}"))), JK_DIAG_TABLE_ACROSS, 1);
}
END_TEST

START_TEST(a_cell_of_odt_across_the_border)
{
	refused("odt", OTABLE(OROW(OCELL("x") OCELL("{{#columns v in c}}{{$v}}") OCELL("{{/columns}}")) OROW(OWIDE("2", "半") COVERED OCELL("y"))), JK_DIAG_TABLE_ACROSS, 4);
}
END_TEST

START_TEST(a_gap_across_the_border)
{
	refused("docx", TABLE(ROW(CELL("{{#columns v in c}}{{$v}}") CELL("x{{/columns}}")) ROW(GAPS("1", "0") CELL("z"))), JK_DIAG_TABLE_ACROSS, 1);
}
END_TEST

START_TEST(a_control_across_the_border)
{
	refused("docx", TABLE(ROW(CONTROL(CELL("頭") CELL("{{#columns v in e}}{{$v}}{{/columns}}")))), JK_DIAG_TABLE_ACROSS, 2);
}
END_TEST

START_TEST(a_heading_must_lie_over_the_columns)
{
	refused("docx", TABLE(ROW(CELL("{{#merge}}x") CELL("{{#columns v in c}}{{$v}}{{/columns}}"))), JK_DIAG_TABLE_MERGE, 1);
}
END_TEST

START_TEST(a_heading_is_not_the_cell_of_the_tag)
{
	refused("docx", TABLE(ROW(CELL("{{#columns v in c}}{{#merge}}{{/columns}}"))), JK_DIAG_TABLE_MERGE, 1);
}
END_TEST

START_TEST(a_heading_stands_in_a_table) { refused("docx", P("{{#merge}}"), JK_DIAG_TABLE_MERGE, 1); }
END_TEST

START_TEST(word_opens_no_more_columns)
{
	jk_buffer model;
	jk_buffer_init(&model, 0);
	jk_buffer_string(&model, "<paper>");
	for (int i = 0; i < 63; i++)
		jk_buffer_string(&model, "<c/>");
	jk_buffer_string(&model, "</paper>");
	jk_mini();
	(void)jk_mini_fill("docx", TABLE(ROW(CELL("{{#columns v in c}}x{{/columns}}"))), jk_buffer_text(&model));
	jk_mini_fill_fails("docx", TABLE(ROW(CELL("頭") CELL("{{#columns v in c}}x{{/columns}}"))), jk_buffer_text(&model), JK_DIAG_TABLE_WIDE);
	jk_buffer_dispose(&model);
}
END_TEST

START_TEST(what_the_columns_repeat_cannot_hang_on_a_row)
{
	jk_mini();
	jk_mini_fill_fails("docx", TABLE(ROW(CELL("{{#for r in r}}{{$r/@n}}") CELL("{{#columns v in $r/v}}{{$v}}{{/columns}}{{/for}}"))), MODEL, JK_DIAG_XPATH_RUN);
}
END_TEST

Suite *suite_template_table_columns(void)
{
	return jk_suite("template/table_columns", (const TTest *const[]){
		a_column_repeats_in_every_row, several_columns_repeat_as_a_group, rows_and_columns_make_a_matrix, widths_are_shared_to_the_last_unit,
		per_cents_are_shared_and_automatic_widths_stay, a_cell_over_the_columns_grows, a_cell_over_two_repeated_groups_grows_by_both,
		a_merged_heading_grows_unless_it_names_the_column, a_heading_over_one_column_is_merged_on_demand, merged_rows_of_a_heading_grow_together,
		without_nodes_the_columns_vanish, a_table_without_any_column_vanishes, columns_left_out_at_an_end_grow_too, a_table_in_a_loop_asks_anew,
		a_table_in_a_repeated_cell_repeats_its_own, controls_around_cells_repeat_with_them, columns_of_odt_repeat, covered_cells_of_odt_follow,
		merged_headings_of_odt, no_columns_in_odt, column_styles_of_odt_share_the_width, every_failed_allocation,
		every_failed_allocation_of_odt, the_tags_stand_in_a_table, the_tags_stand_in_one_row,
		the_tags_stand_in_one_table, columns_are_ended_by_their_own_tag, groups_do_not_overlap, a_cell_across_the_border_is_told_where_it_stands,
		a_cell_of_odt_across_the_border, a_gap_across_the_border, a_control_across_the_border, a_heading_must_lie_over_the_columns,
		a_heading_is_not_the_cell_of_the_tag, a_heading_stands_in_a_table, word_opens_no_more_columns, what_the_columns_repeat_cannot_hang_on_a_row, NULL});
}
