/* What is in a catalog besides its clauses and rows, as lists of things in words. */
#include "assemble/put_catalog.h"
#include "base/text.h"
#include "compare/changelog.h"

typedef struct {
	jk_arena *arena;
	const jk_catalog *catalog;
	jk_list *out;
	jk_buffer text; /* of the thing that is being told */
	int no_memory;
} listing;

/* --- words --- */

/* Each part of a thing has a line. */
static void say(listing *l, const char *text)
{
	if (!text || !*text)
		return;
	jk_buffer_string(&l->text, l->text.length ? "\n" : "");
	jk_buffer_string(&l->text, text);
}

static void say_with(listing *l, const char *word, const char *text)
{
	if (!text || !*text)
		return;
	say(l, word);
	jk_buffer_string(&l->text, text);
}

static void say_phrase(listing *l, const char *word, const jk_phrase *phrase)
{
	jk_catalog_text words = {.catalog = l->catalog, .arena = l->arena};
	say_with(l, word, phrase->count ? jk_catalog_phrase(&words, phrase) : NULL);
	l->no_memory |= words.no_memory;
}

static void say_test(listing *l, const char *word, const jk_xpath *test) { say_with(l, word, test ? jk_xpath_text(test) : NULL); }

static void say_number(listing *l, const char *word, double number)
{
	say(l, word);
	jk_text_put_number(&l->text, number, 0);
}

static void say_covers(listing *l, const jk_cover *covers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		say_with(l, "基準 ", covers[i].provision->id);
		say(l, covers[i].relation);
	}
}

/* Ends a thing: its text is what was said since the last. All names are the catalog's. */
static void end(listing *l, const char *scope, const char *id, const char *name)
{
	jk_log_thing *thing = jk_arena_allocate(l->arena, sizeof *thing);
	const char *text = l->text.failed ? NULL : jk_arena_string(l->arena, jk_buffer_text(&l->text));
	jk_buffer_clear(&l->text);
	if (!thing || !text) {
		l->no_memory = 1;
		return;
	}
	*thing = (jk_log_thing){scope ? scope : "", id ? id : "", name ? name : "", text};
	l->no_memory |= jk_list_add(l->out, l->arena, thing) != JK_OK;
}

static const char *joined(listing *l, const char *a, const char *b)
{
	const char *text = jk_arena_format(l->arena, "%s/%s", a ? a : "", b ? b : "");
	l->no_memory |= !text;
	return text ? text : "";
}

/* --- the catalog and the standard --- */

static void list_catalog(listing *l)
{
	const jk_catalog *catalog = l->catalog;
	say(l, catalog->id);
	end(l, "", "id", "");
	say(l, catalog->title);
	end(l, "", "title", "");
	say(l, catalog->standard_title);
	say(l, catalog->standard_edition);
	end(l, "", "standard", "");
	for (size_t i = 0; i < catalog->editions.count; i++) {
		const jk_edition *edition = catalog->editions.items[i];
		say(l, edition->from);
		end(l, "edition", edition->name, "");
	}
	for (size_t i = 0; i < catalog->parts.count; i++) {
		const jk_part *part = catalog->parts.items[i];
		say_test(l, "適用の条件 ", part->test);
		say_phrase(l, "", &part->because);
		say_phrase(l, "", &part->otherwise);
		end(l, "part", part->id, "");
	}
}

static void list_provisions(listing *l)
{
	static const char *const strengths[] = {"必須", "推奨", "注記", "例示"};
	for (size_t i = 0; i < l->catalog->provisions.count; i++) {
		const jk_provision *provision = l->catalog->provisions.items[i];
		say(l, provision->paraphrase);
		say(l, strengths[provision->strength]);
		say(l, provision->addressee);
		say(l, provision->phase);
		say_with(l, "部 ", provision->part ? provision->part->id : NULL);
		say_with(l, "条項のない理由 ", provision->explained);
		say_with(l, "改めた版 ", provision->since ? provision->since->name : NULL);
		say_with(l, "廃した版 ", provision->withdrawn ? provision->withdrawn->name : NULL);
		end(l, "", provision->id, provision->section);
	}
}

/* --- papers --- */

static void list_needs(listing *l, const jk_document_kind *kind)
{
	for (size_t i = 0; i < kind->need_count; i++) {
		say_test(l, "作る条件 ", kind->needs[i].test);
		say_phrase(l, "理由 ", &kind->needs[i].because);
		say_with(l, "基準 ", kind->needs[i].provision);
		say(l, kind->needs[i].mark);
	}
	end(l, kind->kind, "needs", kind->title);
}

static void list_orders(listing *l, const jk_document_kind *kind)
{
	for (size_t i = 0; i < kind->order_count; i++) {
		const jk_order *order = &kind->orders[i];
		say(l, order->id);
		say_test(l, "条件 ", order->test);
		for (size_t k = 0; k < order->chapter_count; k++)
			say(l, order->chapters[k].title);
	}
	for (size_t i = 0; !kind->order_count && i < kind->place_count; i++)
		say(l, kind->places[i].title);
	end(l, kind->kind, "chapters", kind->title);
}

static void list_sections(listing *l, const jk_document_kind *kind)
{
	for (size_t i = 0; i < kind->sheets.count; i++) {
		const jk_sheet *sheet = kind->sheets.items[i];
		for (size_t k = 0; k < sheet->section_count; k++) {
			say_phrase(l, "", &sheet->sections[k].title);
			say_test(l, "置く条件 ", sheet->sections[k].only_if);
			end(l, kind->kind, joined(l, "section", sheet->sections[k].id), kind->title);
		}
	}
}

static void list_documents(listing *l)
{
	for (size_t i = 0; i < l->catalog->documents.count; i++) {
		const jk_document_kind *kind = l->catalog->documents.items[i];
		say(l, kind->title);
		end(l, "", kind->kind, kind->title);
		say(l, kind->annex);
		say(l, kind->per_group ? "グループごとに作る" : "サービスごとに作る");
		say(l, kind->sections ? "節の体裁" : "条の体裁");
		say(l, kind->trace ? "基準の一覧を示す" : "");
		say_number(l, "並び ", kind->order);
		for (size_t k = 0; k < JK_ELEMENT_COUNT; k++)
			say(l, kind->formats[k]);
		say(l, kind->chapters ? kind->chapter_format : NULL);
		end(l, kind->kind, "layout", kind->title);
		list_needs(l, kind);
		list_orders(l, kind);
		list_sections(l, kind);
	}
}

static void list_places(listing *l)
{
	for (size_t i = 0; i < l->catalog->documents.count; i++) {
		const jk_document_kind *kind = l->catalog->documents.items[i];
		for (size_t k = 0; k < kind->place_count; k++)
			for (size_t n = 0; n < kind->places[k].clause_count; n++) {
				const jk_clause *clause = kind->places[k].clauses[n];
				say(l, kind->places[k].title);
				end(l, kind->kind, clause->id, clause->title);
			}
	}
}

static void list_fields(listing *l)
{
	for (size_t i = 0; i < l->catalog->documents.count; i++) {
		const jk_document_kind *kind = l->catalog->documents.items[i];
		for (size_t k = 0; k < kind->field_count; k++) {
			say(l, kind->fields[k].title);
			say_with(l, "出所 ", kind->fields[k].path);
			say_covers(l, kind->fields[k].covers, kind->fields[k].cover_count);
			end(l, kind->kind, kind->fields[k].id, kind->fields[k].title);
		}
	}
}

/* --- parameters --- */

static const char *type_word(jk_parameter_type type)
{
	static const char *const words[] = {"小数", "整数", "期間", "日付", "文字", "選択"};
	return words[type];
}

static void list_parameters(listing *l)
{
	static const char *const stricter[] = {"厳しさの向きなし", "大きいほど厳しい", "小さいほど厳しい"};
	for (size_t i = 0; i < l->catalog->parameters.count; i++) {
		const jk_parameter *parameter = l->catalog->parameters.items[i];
		say(l, type_word(parameter->type));
		say_with(l, "単位 ", parameter->unit);
		if (parameter->has_min)
			say_number(l, "下限 ", parameter->min);
		if (parameter->has_max)
			say_number(l, "上限 ", parameter->max);
		for (size_t k = 0; k < parameter->default_count; k++) {
			say_test(l, "条件 ", parameter->defaults[k].test);
			say_with(l, "既定値 ", parameter->defaults[k].value);
		}
		say_with(l, "用語 ", parameter->term);
		say(l, stricter[parameter->stricter]);
		say_test(l, "出所 ", parameter->source);
		end(l, parameter->owner->id, parameter->id, parameter->label);
	}
}

static void list_choices(listing *l)
{
	for (size_t i = 0; i < l->catalog->parameters.count; i++) {
		const jk_parameter *parameter = l->catalog->parameters.items[i];
		for (size_t k = 0; k < parameter->choice_count; k++) {
			say(l, parameter->choices[k].label);
			if (parameter->stricter != JK_STRICTER_NONE)
				say_number(l, "厳しさ ", parameter->choices[k].rank);
			end(l, parameter->id, parameter->choices[k].value, parameter->label);
		}
	}
}

/* --- words of bodies --- */

static void list_checks(listing *l)
{
	for (size_t i = 0; i < l->catalog->checks.count; i++) {
		const jk_check *check = l->catalog->checks.items[i];
		say_phrase(l, "", &check->message);
		say_phrase(l, "対処 ", &check->hint);
		say_test(l, "ごと ", check->each);
		say_test(l, "条件 ", check->test);
		say_with(l, "基準 ", check->provision);
		say_with(l, "第4章の基準 ", check->light);
		say_with(l, "適用 ", check->regime);
		end(l, "", check->id, "");
	}
}

static void list_vocabularies(listing *l)
{
	for (size_t i = 0; i < l->catalog->vocabularies.count; i++) {
		const jk_vocabulary *words = l->catalog->vocabularies.items[i];
		say(l, words->title);
		say(l, words->iroha ? "イロハ" : "");
		say(l, words->commas ? "，。" : "");
		end(l, "", words->id, words->title);
	}
}

static void list_terms(listing *l)
{
	for (size_t i = 0; i < l->catalog->vocabularies.count; i++) {
		const jk_vocabulary *words = l->catalog->vocabularies.items[i];
		for (size_t k = 0; k < words->term_count; k++) {
			say(l, words->terms[k]);
			end(l, words->id, words->keys[k], words->title);
		}
	}
}

static void list_levels(listing *l)
{
	for (size_t i = 0; i < l->catalog->vocabularies.count; i++) {
		const jk_vocabulary *words = l->catalog->vocabularies.items[i];
		for (size_t k = 0; k < words->level_count; k++) {
			const jk_level *level = &words->levels[k];
			say(l, level->label);
			say_number(l, "順位 ", level->rank);
			say(l, level->important ? "重要" : "");
			say(l, level->high == 1 ? "高い可用性" : level->high == 0 ? "通常の可用性" : "");
			for (size_t n = 0; n < level->same_count; n++)
				say_with(l, "同じ区分 ", level->same_as[n]);
			end(l, words->id, joined(l, level->of, level->id), words->title);
		}
	}
}

static void list_chapters(listing *l)
{
	for (size_t i = 0; i < l->catalog->vocabularies.count; i++) {
		const jk_vocabulary *words = l->catalog->vocabularies.items[i];
		for (size_t k = 0; k < words->chapter_count; k++) {
			const jk_chapter_row *row = &words->chapters[k];
			say_with(l, "第", row->number);
			jk_buffer_string(&l->text, "章");
			say_with(l, "申請 ", row->applicant);
			say_with(l, "承認 ", row->approver);
			say(l, row->split ? "分けて申請" : "");
			end(l, words->id, row->important ? "important" : "light", words->title);
		}
	}
}

static void list_labels(listing *l)
{
	for (size_t i = 0; i < l->catalog->labels.count; i++) {
		const jk_label *label = l->catalog->labels.items[i];
		say(l, label->text);
		end(l, label->list, label->key, "");
	}
}

jk_result jk_log_list(jk_list *out, jk_arena *arena, const jk_catalog *catalog, jk_log_category category)
{
	static void (*const lists[JK_LOG_CATEGORIES])(listing *) = {
		[JK_LOG_CATALOG] = list_catalog,         [JK_LOG_PROVISION] = list_provisions, [JK_LOG_DOCUMENT] = list_documents,
		[JK_LOG_PLACE] = list_places,            [JK_LOG_FIELD] = list_fields,         [JK_LOG_PARAMETER] = list_parameters,
		[JK_LOG_CHOICE] = list_choices,          [JK_LOG_CHECK] = list_checks,         [JK_LOG_VOCABULARY] = list_vocabularies,
		[JK_LOG_TERM] = list_terms,              [JK_LOG_LEVEL] = list_levels,         [JK_LOG_CHAPTER] = list_chapters,
		[JK_LOG_LABEL] = list_labels,
	};
	listing l = {.arena = arena, .catalog = catalog, .out = out};
	jk_buffer_init(&l.text, 0);
	if (lists[category])
		lists[category](&l);
	jk_buffer_dispose(&l.text);
	return l.no_memory ? JK_NO_MEMORY : JK_OK;
}
