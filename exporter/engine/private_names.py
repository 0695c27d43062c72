"""The names of WeasyPrint's insides that we rely on."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import get_protocol_members

from exporter.engine.insides import Box, Computed, Document, LayoutContext, Page, Stream, StyleFor

__all__ = ["PRIVATE_NAMES"]

_READ: Mapping[str, type] = {
    "weasyprint.css.Style": Computed,
    "weasyprint.css.StyleFor": StyleFor,
    "weasyprint.document.Document": Document,
    "weasyprint.document.Page": Page,
    "weasyprint.formatting_structure.boxes.Box": Box,
    "weasyprint.layout.LayoutContext": LayoutContext,
    "weasyprint.pdf.stream.Stream": Stream,
}
_USED: Mapping[str, tuple[str, ...]] = {
    "weasyprint": (
        "CSS.matcher",
        "CSS.page_rules",
        "HTML.etree_element",
        "HTML.base_url",
        "HTML.url_fetcher",
        "HTML.media_type",
        "HTML.wrapper_element",
        "HTML._ua_counter_style()",
        "HTML._ua_stylesheets(forms)",
    ),
    "weasyprint.css": (
        "AnonymousStyle",
        "ColorProfile(file_object, src, rendering_intent, components)",
        "ColorProfile.content",
        (
            "ComputedStyle(parent_style, cascaded, pseudo_type, root_style, base_url, font_config, "
            "initial_page_sizes)"
        ),
        "InitialStyle(font_config)",
        "StyleFor",
        "StyleFor._page_type_match(page_selector_type, page_type)",
        "StyleFor.add_page_declarations(page_type)",
        "declaration_precedence(origin, importance)",
        "find_style_attributes(tree, presentational_hints, base_url)",
        (
            "find_stylesheets(wrapper_element, device_media_type, url_fetcher, base_url, "
            "font_config, counter_style, color_profiles, page_rules, layers)"
        ),
        "preprocess_declarations(base_url, declarations, prelude)",
        "resolve_math(token, computed, property_name, refer_to)",
        "resolve_var(computed, token, parent_style)",
    ),
    "weasyprint.css.computed_values": ("COMPUTER_FUNCTIONS", "PHYSICAL_FUNCTIONS"),
    "weasyprint.css.counters": ("CounterStyle",),
    "weasyprint.css.targets": (
        "TargetCollector",
        "TargetCollector.collect_anchor(anchor_name)",
    ),
    "weasyprint.css.validation": ("validate_non_shorthand(tokens, name, base_url, required)",),
    "weasyprint.css.functions": ("check_math(token)",),
    "weasyprint.css.tokens": (
        "InvalidValues",
        "Pending",
        "Pending._reported_error",
        "Pending.validate(tokens, wanted_key, base_url)",
        "PercentageInMath",
    ),
    "weasyprint.css.properties": (
        "Dimension(value, unit)",
        "INHERITED",
        "INITIAL_NOT_COMPUTED",
        "INITIAL_VALUES",
    ),
    "weasyprint.document": (
        "Document(pages, metadata, url_fetcher, font_config, color_profiles, output_intent)",
        "Page(page_box)",
    ),
    "weasyprint.draw": (
        "draw_inline_level(stream, page, box, offset_x, text_overflow, block_ellipsis)",
    ),
    "weasyprint.draw.text": (
        "draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)",
    ),
    "weasyprint.formatting_structure.boxes": (
        "AtomicInlineLevelBox",
        "Box",
        "BlockBox(element_tag, style, element, children)",
        "BlockBox.anonymous_from(parent, args, kwargs)",
        "BlockContainerBox",
        "BlockLevelBox",
        "BlockReplacedBox",
        "FlexBox",
        "FlexContainerBox",
        "FootnoteAreaBox",
        "GridContainerBox",
        "InlineBox",
        "InlineBox.anonymous_from(parent, args, kwargs)",
        "LineBox(element_tag, style, element, children)",
        "MarginBox",
        "ParentBox",
        "ReplacedBox",
        "TableBox",
        "TableCellBox",
        "TableRowGroupBox",
        "TextBox(element_tag, style, element, text)",
        "TextBox.process_text_transform()",
        "transform(function, text, lang_code)",
    ),
    "weasyprint.formatting_structure.build": (
        (
            "build_formatting_structure(element_tree, style_for, get_image_from_uri, "
            "base_url, target_collector, counter_style, footnotes)"
        ),
        "create_anonymous_boxes(box)",
    ),
    "weasyprint.formatting_structure.text": ("get_first_letter(text)",),
    "weasyprint.images": (
        (
            "get_image_from_uri"
            "(cache, url_fetcher, options, url, forced_mime_type, context, orientation)"
        ),
        "SVGImage",
        "SVGImage.draw(stream, concrete_width, concrete_height, _style)",
        "SVGImage._svg",
    ),
    "weasyprint.layout": (
        "LayoutContext",
        "LayoutContext.broken_out_of_flow",
        "LayoutContext.current_footnote_area",
        "LayoutContext.current_page_footnotes",
        "LayoutContext.excluded_shapes",
        "LayoutContext.footnotes",
        "LayoutContext.in_column",
        "LayoutContext.page_bottom",
        "LayoutContext.reported_footnotes",
        "LayoutContext.running_elements",
        "LayoutContext._update_footnote_area()",
        (
            "LayoutContext"
            "(style_for, get_image_from_uri, font_config, counter_style, target_collector)"
        ),
        "layout_document(html, root_box, context, max_loops)",
    ),
    "weasyprint.layout.absolute": (
        "AbsolutePlaceholder",
        "AbsolutePlaceholder._box",
        (
            "absolute_layout"
            "(context, placeholder, containing_block, fixed_boxes, bottom_space, skip_stack)"
        ),
    ),
    "weasyprint.layout.block": (
        "avoid_collisions(context, box, containing_block, outer)",
        "avoid_page_break(page_break, context)",
        (
            "block_box_layout"
            "(context, box, bottom_space, skip_stack, containing_block, page_is_empty, "
            "absolute_boxes, fixed_boxes, adjoining_margins, first_letter_style, "
            "first_line_style, discard, max_lines)"
        ),
        (
            "block_container_layout"
            "(context, box, bottom_space, skip_stack, page_is_empty, absolute_boxes, "
            "fixed_boxes, adjoining_margins, first_letter_style, first_line_style, discard, "
            "max_lines)"
        ),
        "block_level_page_break(sibling_before, sibling_after)",
        "block_replaced_box_layout(context, box, containing_block)",
        (
            "table_layout(context, table, bottom_space, skip_stack, containing_block, "
            "page_is_empty, absolute_boxes, fixed_boxes)"
        ),
        "block_level_width(box, containing_block, with_min_max)",
        "collapse_margin(adjoining_margins)",
        (
            "block_level_layout"
            "(context, box, bottom_space, skip_stack, containing_block, page_is_empty, "
            "absolute_boxes, fixed_boxes, adjoining_margins, first_letter_style, "
            "first_line_style, discard, max_lines)"
        ),
        (
            "columns_layout"
            "(context, box, bottom_space, skip_stack, containing_block, page_is_empty, "
            "absolute_boxes, fixed_boxes, adjoining_margins, first_letter_style, "
            "first_line_style)"
        ),
        (
            "_break_line"
            "(context, box, line, new_children, needed, page_is_empty, index, skip_stack, "
            "resume_at, absolute_boxes, fixed_boxes)"
        ),
        "find_earlier_page_break(context, children, absolute_boxes, fixed_boxes)",
        "find_last_class_a_break_point_child(children)",
    ),
    "weasyprint.layout.inline": (
        "count_expandable_spaces(box)",
        "justify_line(context, line, extra_width)",
        "line_box_verticality(box)",
        (
            "get_next_linebox(context, linebox, position_y, bottom_space, skip_stack, "
            "containing_block, absolute_boxes, fixed_boxes, first_letter_style, first_line_style)"
        ),
        (
            "split_first_line"
            "(text, style, context, max_width, justification_spacing, is_line_start, minimum)"
        ),
        (
            "split_inline_level"
            "(context, box, position_x, max_x, bottom_space, skip_stack, containing_block, "
            "absolute_boxes, fixed_boxes, line_placeholders, waiting_floats, line_children, "
            "first_letter_style, first_line_style)"
        ),
    ),
    "weasyprint.layout.page": (
        "PageType(side, blank, name, index, groups)",
        "make_page(context, root_box, page_type, resume_at, page_number, page_state)",
        "remake_page(index, context, root_box, html)",
        "set_page_type_computed_styles(page_type, html, style_for)",
    ),
    "weasyprint.layout.percent": (
        "percentage(value, computed, refer_to)",
        "resolve_percentages(box, containing_block)",
    ),
    "weasyprint.layout.preferred": (
        (
            "split_first_line"
            "(text, style, context, max_width, justification_spacing, is_line_start, minimum)"
        ),
        "margin_width(box, width, left, right)",
        "min_content_width(context, box, outer)",
        "table_and_columns_preferred_widths(context, box, outer)",
        "table_cell_min_max_content_width(context, box, outer)",
    ),
    "weasyprint.layout.table": ("auto_table_layout(context, box, containing_block)",),
    "weasyprint.svg": (
        "Node.cascade(child)",
        "Node.copy()",
        "SVG.filters",
        "SVG.gradients",
        "SVG.images",
        "SVG.markers",
        "SVG.masks",
        "SVG.patterns",
        "SVG.paths",
        "SVG.symbols",
        "SVG.tree",
        "SVG.use_cache",
        "LazyDefs._data",
    ),
    "weasyprint.svg.defs": (
        ("spread_linear_gradient(spread, positions, colors, x1, y1, x2, y2, bounding_box, matrix)"),
        (
            "spread_radial_gradient"
            "(spread, positions, colors, fx, fy, fr, cx, cy, r, width, height, matrix)"
        ),
    ),
    "weasyprint.text.constants": ("PANGO_DIRECTION",),
    "weasyprint.pdf.fonts": (
        "Font(pango_font, description, font_size)",
        "Font.bitmap",
        "Font.colr",
        "Font.glyph_count",
        "Font.hash",
        "Font.name",
        "Font.png",
        "Font.svg",
        "Font.tables",
        "Font.to_unicode",
        "Font.upem",
        "Font.widths",
    ),
    "weasyprint.text.ffi": (
        "FROM_UNITS",
        "ffi",
        "fontconfig",
        "fontconfig.FcConfigParseAndLoadFromMemory",
        "harfbuzz",
        "harfbuzz.hb_blob_destroy",
        "harfbuzz.hb_face_destroy",
        "harfbuzz.hb_tag_from_string",
        "harfbuzz.hb_version_atleast",
        "harfbuzz_subset",
        "harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE",
        "harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING",
        "harfbuzz_subset.hb_subset_input_create_or_fail",
        "harfbuzz_subset.hb_subset_input_destroy",
        "harfbuzz_subset.hb_subset_input_set",
        "harfbuzz_subset.hb_subset_input_set_flags",
        "harfbuzz_subset.hb_subset_or_fail",
        "gobject",
        "gobject.g_object_unref",
        "pango",
        "pango.PANGO_GLYPH_EMPTY",
        "pango.PANGO_GLYPH_UNKNOWN_FLAG",
        "pango.pango_attr_font_features_new",
        "pango.pango_attr_list_insert",
        "pango.pango_attr_list_new",
        "pango.pango_attr_list_unref",
        "pango.pango_context_set_base_dir",
        "pango.pango_context_set_language",
        "pango.pango_context_set_round_glyph_positions",
        "pango.pango_font_get_glyph_extents",
        "pango.pango_font_map_create_context",
        "pango.pango_language_from_string",
        "pango.pango_language_get_default",
        "pango.pango_layout_new",
        "pango.pango_layout_set_attributes",
        "pango.pango_layout_set_auto_dir",
        "pango.pango_layout_set_font_description",
        "pango.pango_layout_set_single_paragraph_mode",
        "pangoft2",
        "pangoft2.pango_fc_font_map_config_changed",
        "unicode_to_char_p(string)",
    ),
    "weasyprint.text.fonts": (
        "FontConfiguration._config",
        "FontConfiguration.font_map",
        (
            "font_features(font_kerning, font_variant_ligatures, font_variant_position, "
            "font_variant_caps, font_variant_numeric, font_variant_alternates, "
            "font_variant_east_asian, font_feature_settings)"
        ),
        "get_font_description(style)",
        "get_hb_object_data(hb_object, ot_color, glyph)",
    ),
    "weasyprint.text.line_break": (
        "Layout",
        "Layout.get_first_line()",
        "Layout.setup(style)",
        "create_layout(text, style, context, max_width, justification_spacing)",
        "get_log_attrs(text, lang)",
        "get_next_word_boundaries(text, lang)",
        "line_size(line, style)",
        "strut(style)",
    ),
}

PRIVATE_NAMES: tuple[str, ...] = (
    *(f"{module}.{name}" for module, names in _USED.items() for name in names),
    *(f"{kind}.{name}" for kind, ours in _READ.items() for name in get_protocol_members(ours)),
)
"""All that we rely on and WeasyPrint does not document, with the arguments of what we call.

What the Protocols name is among them. A contract test looks for each in the WeasyPrint that is
installed, and fails where a new one has moved something.
"""
