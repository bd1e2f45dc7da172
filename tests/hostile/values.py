"""What hostile clients send, by the kind of field; every value as the JSON text that goes over the wire."""

import json

HUGE = 100_000
# Text that neither database, JSON, a spreadsheet nor a terminal takes lightly.
_TEXTS: dict[str, str] = {
    "empty": "",
    "blank": "   ",
    "wide_blank": "\u3000\u3000",
    "newlines": "\n\n\n",
    "nul": "a\x00b",
    "only_nul": "\x00",
    "escape": "\x1b[2J\x1b]0;x\x07",
    "delete": "\x7f\x80\x9f",
    "bidi_override": "\u202e村民\u202d",
    "bidi_isolate": "\u2066\u2067\u2068\u2069",
    "only_bidi": "\u202e\u200e\ufeff",
    "zero_width": "王\u200b\u200c\u200d\u2060英",
    "only_zero_width": "\u200b\u2060",
    "byte_order_mark": "\ufeffabc",
    "noncharacter": "\uffff\ufffe",
    "line_separators": "a\u2028b\u2029c\x85d",
    "private_use": "\ue000\U000f0000",
    "replacement": "\ufffd",
    "rare_han": "𠮷㐂𪚥龘",
    "combining": "e\u0301" * 30,
    "many_marks": "e" + "\u0301" * 90,
    "hangul_parts": "\u1112\u1161\u11ab",
    "grows_in_nfc": "\u0958\ufb2c" * 50,
    "emoji_family": "👨‍👩‍👧‍👦🏳️‍🌈",
    "long": "长" * HUGE,
    "long_ascii": "a" * HUGE,
    "long_by_one": "长" * 101,
    "dotless": "İıſK",
    "wide_digits": "１２３",
    "arabic_digits": "١٢٣",
    "formula": '=HYPERLINK("http://x","y")',
    "formula_plus": "+1+cmd|' /C calc'!A0",
    "formula_at": "@SUM(1)",
    "tab_formula": "\t=1",
    "sql_quote": "' OR '1'='1",
    "sql_comment": "x'; DROP TABLE resident; --",
    "like": "%_\\",
    "backslash": "\\",
    "percent": "%",
    "braces": "{0}{x!r}%s%n${x}{{7*7}}",
    "markup": "<script>alert(1)</script>",
    "path": "../../../../etc/passwd",
    "path_nul": "../x\x00.jpg",
    "windows_path": "..\\..\\CON",
    "crlf": "a\r\nSet-Cookie: x=1\r\n\r\n",
    "json_text": '{"a":[1,2',
    "regex": "(a+)+$",
    "bell_curve": "a" * 40 + "!",
}
_RAW_TEXTS = {
    "high_surrogate": r'"a\ud800b"',
    "low_surrogate": r'"\udfff"',
    "swapped_surrogates": r'"\udc00\ud800"',
    "escaped_pair": r'"\ud842\udfb7"',
    "escaped_nul": r'"\u0000"',
}
TEXTS = {name: json.dumps(text, ensure_ascii=False) for name, text in _TEXTS.items()} | _RAW_TEXTS

WRONG_TYPES = {
    "null": "null",
    "true": "true",
    "zero": "0",
    "float": "1.5",
    "list": "[]",
    "list_of_text": '["a"]',
    "object": "{}",
    "object_with_operator": '{"$ne":null}',
    "not_a_number": "NaN",
}
INTEGERS = {
    "zero": "0",
    "minus_zero": "-0",
    "minus_one": "-1",
    "int32": str(2**31),
    "below_int32": str(-(2**31) - 1),
    "max_int64": str(2**63 - 1),
    "int64": str(2**63),
    "min_int64": str(-(2**63)),
    "below_int64": str(-(2**63) - 1),
    "hundred_digits": "9" * 100,
    "four_hundred_digits": "1" + "0" * 400,
    "five_thousand_digits": "9" * 5000,
    "whole_float": "1.0",
    "half": "0.5",
    "tiny": "1e-400",
    "hundred_as_float": "1e2",
    "overflowing_float": "1e999",
    "minus_overflowing_float": "-1e999",
    "not_a_number": "NaN",
    "infinity": "Infinity",
    "minus_infinity": "-Infinity",
    "false": "false",
    "true": "true",
    "text": '"1"',
    "spaced_text": '" 1 "',
    "underscored_text": '"1_000"',
    "hexadecimal_text": '"0x10"',
    "wide_text": '"１"',
    "infinite_text": '"Infinity"',
    "long_text": json.dumps("9" * 5000),
    "word": '"一"',
    "nul": r'"\u0000"',
    "surrogate": r'"\ud800"',
    "null": "null",
    "list": "[1]",
    "object": "{}",
}
_DATES = (
    "0000-00-00", "0001-01-01", "9999-12-31", "9999-12-30", "10000-01-01", "-0001-01-01", "2026-02-29",
    "2026-02-30", "2026-13-01", "2026-1-1", "1969-12-31", "2038-01-20", "2026-11-18T00:00:00Z", "2026-W01-1",
    "20261118", "1e9", "二〇二六年", "", " ", "\x00", "２０２６-11-18", "infinity", "-infinity", "now",
    "today", "epoch",
)  # fmt: skip
_MOMENTS = (
    "0000-00-00T00:00:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999-12:00", "10000-01-01T00:00:00Z", "2026-11-18T08:00:00", "2026-11-18",
    "2026-11-18T24:00:00Z", "2026-11-18T23:59:60Z", "2026-11-18T08:00:00+24:00", "2026-11-18T08:00:00+99:99",
    "2026-11-18T08:00:00.123456789123Z", "2026-02-30T00:00:00Z", "1e300", "-62135596801", "253402300800", "",
    "\x00", "now", "infinity", "２０２６-11-18T08:00:00Z",
)  # fmt: skip
_TIMES = (
    "24:00", "25:00", "23:59:60", "23:59:59.9999999", "08:30+08:00", "08:30Z", "8", "-1", "", "\x00", "08:60",
    "infinity", "1e9", "０８:30",
)  # fmt: skip
_NUMBERS = {
    "seconds": "1",
    "int64": str(2**63),
    "overflowing_float": "1e999",
    "not_a_number": "NaN",
    "four_hundred_digits": "1" + "0" * 400,
    "minus": "-99999999999999",
}
_UUIDS = {
    "nil": "00000000-0000-0000-0000-000000000000",
    "all_ones": "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "unknown": "018f0000-0000-7000-8000-000000000001",
    "in_braces": "{018f0000-0000-7000-8000-000000000001}",
    "urn": "urn:uuid:018f0000-0000-7000-8000-000000000001",
    "no_dashes": "018f0000000070008000000000000001",
    "upper": "018F0000-0000-7000-8000-00000000000F",
    "short": "018f0000-0000-7000-8000",
    "long": "018f0000-0000-7000-8000-000000000001ff",
    "wide": "０18f0000-0000-7000-8000-000000000001",
    "empty": "",
    "number": "1",
    "path": "../../etc/passwd",
    "quote": "' OR '1'='1",
    "nul": "\x00",
    "nul_at_end": "018f0000-0000-7000-8000-000000000001\x00",
    "huge": "f" * HUGE,
}
_ENUMS = {
    "unknown": "unknown",
    "empty": "",
    "upper": "MINE",
    "nul": "\x00",
    "long": "x" * HUGE,
    "quote": "' OR '1'='1",
    "dunder": "__class__",
    "wide": "ｍｉｎｅ",
}


def _texts(values: dict[str, str] | tuple[str, ...]) -> dict[str, str]:
    named = values if isinstance(values, dict) else {repr(value)[1:-1] or "empty": value for value in values}
    return {name: json.dumps(value, ensure_ascii=False) for name, value in named.items()}


_SURROGATE = {"surrogate": r'"\ud800"'}
BY_KIND: dict[str, dict[str, str]] = {
    "text": WRONG_TYPES | TEXTS,
    "integer": INTEGERS,
    "number": INTEGERS,
    "boolean": WRONG_TYPES | {"text": '"yes"', "two": "2", "nul": r'"\u0000"', "wide": '"是"'} | _SURROGATE,
    "date": WRONG_TYPES | _NUMBERS | _texts(_DATES) | _SURROGATE,
    "moment": WRONG_TYPES | _NUMBERS | _texts(_MOMENTS) | _SURROGATE,
    "time": WRONG_TYPES | _NUMBERS | _texts(_TIMES) | _SURROGATE,
    "uuid": WRONG_TYPES | _texts(_UUIDS) | _SURROGATE,
    "enum": WRONG_TYPES | _texts(_ENUMS) | _SURROGATE,
    "list": WRONG_TYPES
    | {
        "text": '"a"',
        "huge": "[" + "0," * HUGE + "0]",
        "nulls": "[null,null]",
        "nested": "[[[[[]]]]]",
        "deep": "[" * HUGE + "]" * HUGE,
        "mixed": r'[1,"a",{},[],true,null,"\ud800"]',
        "as_object": '{"0":"a"}',
    },
    "object": WRONG_TYPES
    | {
        "text": '"a"',
        "deep": '{"a":' * 5000 + "1" + "}" * 5000,
        "empty_key": '{"":1}',
        "nul_key": r'{"\u0000":1}',
        "surrogate_key": r'{"\ud800":1}',
        "dunder_key": '{"__proto__":{"x":1},"__class__":1}',
        "many_keys": "{" + ",".join(f'"k{n}":{n}' for n in range(5000)) + "}",
    },
}


# Those that have broken servers before: in every run, wherever they fit.
CORE = frozenset({
    "nul", "high_surrogate", "surrogate", "empty", "blank", "long", "bidi_override", "rare_han", "formula",
    "sql_quote", "like", "null", "float", "object", "int32", "int64", "below_int64", "minus_one",
    "four_hundred_digits", "overflowing_float", "not_a_number", "half", "nil", "in_braces", "unknown", "deep",
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999-12:00", "2026-11-18T08:00:00", "24:00", "invalid_utf8", "t0_at_0", "uu", "tu",
    "su", "iu", "s0_at_0",
})  # fmt: skip
