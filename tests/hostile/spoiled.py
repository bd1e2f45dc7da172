"""Whole bodies, headers, files, cursors and addresses that are hostile, whatever the field."""

import base64
import gzip
import json
from collections.abc import Callable
from itertools import product
from typing import Any

from tests.hostile.values import BY_KIND, HUGE
from tests.hostile.wire import Headers

# What only the raw bytes of an address can say.
RAW_ADDRESSES = {
    "invalid_utf8": "%ff",
    "overlong": "%c0%ae%c0%ae",
    "half_percent": "%",
    "bad_percent": "%zz",
}
FILES: dict[str, bytes] = {
    "empty": b"",
    "nul": b"\x00" * 100,
    "text": "村民".encode(),
    "html": b"<script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "gif_script": b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)",
    "jpeg_head": b"\xff\xd8\xff" + b"\x00" * 50,
    "png_head": b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
    "png_bomb": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3P\x00\x00\xc3P\x08\x06\x00\x00\x00"
    + b"\x00" * 8,
    "webp_head": b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\x00" * 50,
    "heic": b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50,
    "zip_head": b"PK\x03\x04" + b"\x00" * 50,
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50,
    "pdf": b"%PDF-1.4\n",
    "executable": b"MZ\x90\x00" + b"\x00" * 100,
    "huge": b"a" * 12_000_000,
    "one_long_line": b"a," * 500_000,
    "quotes": b'"' * 10_001,
    "utf16": "姓名,电话".encode("utf-16"),
}
FILE_NAMES = {
    "path": "../../x.jpg",
    "nul": "x\x00.jpg",
    "long": "长" * 5000,
    "quote": '";x="',
    "crlf": "a%0d%0aX: y",
    "empty": "",
    "bidi": "\u202egpj.exe",
}


Change = tuple[Headers, Callable[[bytes], bytes]]
BODIES: dict[str, Change] = {
    "nothing": ((), lambda _: b""),
    "cut": ((), lambda body: body[:-1]),
    "null": ((), lambda _: b"null"),
    "number": ((), lambda _: b"1"),
    "text": ((), lambda _: b'"a"'),
    "list": ((), lambda body: b"[" + body + b"]"),
    "true": ((), lambda _: b"true"),
    "not_a_number": ((), lambda _: b"NaN"),
    "twice": ((), lambda body: body + body),
    "deep_list": ((), lambda _: b"[" * HUGE),
    "deep_object": ((), lambda _: b'{"a":' * HUGE),
    "closed_deep_list": ((), lambda _: b"[" * HUGE + b"]" * HUGE),
    "twenty_megabytes": ((), lambda _: b'{"a":"' + b"a" * 20_000_000 + b'"}'),
    "invalid_utf8": ((), lambda body: body.replace(b"{", b'{"\xff":1,', 1)),
    "encoded_surrogate": ((), lambda body: body.replace(b"{", b'{"\xed\xa0\x80":1,', 1)),
    "byte_order_mark": ((), lambda body: b"\xef\xbb\xbf" + body),
    "utf16": ((), lambda body: body.decode().encode("utf-16")),
    "utf32": ((), lambda body: body.decode().encode("utf-32")),
    "gb18030": ((), lambda body: body.decode().encode("gb18030")),
    "nul": ((), lambda body: body + b"\x00"),
    "unknown_field": ((), lambda body: body.replace(b"{", b'{"points":1000,', 1)),
    "role_field": ((), lambda body: body.replace(b"{", b'{"role":"admin","county_id":null,', 1)),
    "surrogate_field": ((), lambda body: body.replace(b"{", rb'{"\ud800":1,', 1)),
    "doubled_keys": ((), lambda body: body[:-1] + b"," + body[1:] if len(body) > 2 else b'{"a":1,"a":2}'),
    "gzip": ((("content-encoding", b"gzip"),), gzip.compress),
    "says_gzip": ((("content-encoding", b"gzip"),), lambda body: body),
    "as_text": ((("content-type", b"text/plain"),), lambda body: body),
    "as_form": ((("content-type", b"application/x-www-form-urlencoded"),), lambda _: b"a=1&b=%00"),
    "as_multipart": ((("content-type", b"multipart/form-data"),), lambda body: body),
    "as_broken_multipart": ((("content-type", b"multipart/form-data; boundary=x"),), lambda _: b"--y\r\n"),
    "as_xml": (
        (("content-type", b"application/xml"),),
        lambda _: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ),
    "odd_charset": ((("content-type", b"application/json; charset=utf-7"),), lambda body: body),
    "odd_type": ((("content-type", b"\xff\xfe/;;=\x80"),), lambda body: body),
}
# Who parses an address may raise: an unclosed bracket, a port that is none, bytes that are no text.
ADDRESSES: dict[str, Headers] = {
    "odd_origin": (("origin", b"http://[::bad/\xff"),),
    "odd_addresses": (
        ("host", b"[::bad:99999"),
        ("referer", b"http://[::bad/\xff"),
        ("x-forwarded-for", b"[::bad, ' OR 1, \xff, fe80::1%eth0"),
        ("x-forwarded-proto", b"[::"),
        ("x-forwarded-host", b"[::bad/"),
        ("x-forwarded-port", b"99999999999999999999"),
        ("forwarded", b'for="[::bad";proto=;host="'),
    ),
}
HEADERS: dict[str, Headers] = {
    **ADDRESSES,
    "latin_token": (("authorization", b"Bearer \xff\xfe"),),
    "brackets_token": (("authorization", b"Bearer " + base64.urlsafe_b64encode(b"[" * 3000) + b".e30.x"),),
    "long_token": (("authorization", b"Bearer " + b"a" * 70_000),),
    "no_token": (("authorization", b"Bearer"),),
    "basic": (("authorization", b"Basic YTpi"),),
    "latin_key": (("idempotency-key", b"\xff\xfe"),),
    "long_key": (("idempotency-key", b"k" * 5000),),
    "quoted_key": (("idempotency-key", b"' OR 1=1 --"),),
    "odd_agent": (("user-agent", b"\xff" * 5000),),
    "odd_cookie": (("cookie", b"linban_refresh=\xff\xfe; ;;=;a"),),
    "odd_range": (("range", b"bytes=9999999999999999999-"),),
    "odd_match": (("if-none-match", b'W/"\xff'),),
    "odd_languages": (("accept-language", b"zh;q=1e999,,;;"), ("accept", b"\xff/\xff;q=NaN")),
    "override": (("x-http-method-override", b"DELETE"), ("x-forwarded-for", b"' OR 1, ::1")),
    "wrong_length": (("content-length", b"-1"),),
    "huge_length": (("content-length", b"9" * 5000),),
}


def cursors() -> dict[str, str]:
    """Give cursors of every shape, most of them of no list that there is."""
    given = {
        "t": "2026-11-18T00:00:00+00:00", "u": "018f0000-0000-7000-8000-000000000001", "i": "5", "s": "a",
    }  # fmt: skip
    odd = {
        "t": ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "x", "2026-11-18"),
        "u": ("x", "{018f0000-0000-7000-8000-000000000001}"),
        "i": ("1" + "0" * 200, "-1", "x", "１", " 1 "),
        "s": ("\x00", "\ud800", "", "'"),
        "x": ("1",),
    }
    packed: dict[str, list[Any]] = {}
    for size in (1, 2, 3):
        for kinds in product("tuis", repeat=size):
            packed["".join(kinds)] = [[kind, given[kind]] for kind in kinds]
    for kind, texts in odd.items():
        for number, text in enumerate(texts):
            for position in (0, 1):
                pair = [["t", given["t"]], ["u", given["u"]]]
                pair[position] = [kind, text]
                packed[f"{kind}{number}_at_{position}"] = pair
    raw = {"not_json": b"{", "number": b"1", "object": b"{}", "deep": b"[" * 200, "nan": b"[[NaN,1e999]]"}
    coded = {name: base64.urlsafe_b64encode(json.dumps(value).encode()) for name, value in packed.items()}
    coded |= {name: base64.urlsafe_b64encode(value) for name, value in raw.items()}
    return BY_KIND["text"] | {name: json.dumps(value.decode()) for name, value in coded.items()}
