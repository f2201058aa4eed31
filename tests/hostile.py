"""Forty hostile texts, for every place where something can be typed, and what can be seen of a text."""

TEXTS = {
    "nothing to see": "\u200b\u200c\u200d\ufeff",
    "right to left": "\u202etxet desrever\u202c",
    "arabic and latin": "السلام Maria عليكم",
    "hebrew with points": "שָׁלוֹם",
    "combining marks": "Z" + "\u0301\u0302\u0303" * 40 + "algo",
    "two spellings of é": "é e\u0301",
    "family of emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇦",
    "outside the first plane": "𝔐𝔞𝔯𝔦𝔞 𐐷",
    "a lone surrogate": "half \ud83d of it",
    "chinese": "李小龙，罗湖区",
    "devanagari": "क्षत्रिय",
    "nul": "before\x00after",
    "bell and backspace": "ding\x07\x08 dong\x1b[31m red",
    "tabs": "name\tposition\tdepartment",
    "lines of three systems": "one\rtwo\r\nthree\nfour",
    "line and paragraph separators": "one\u2028two\u2029three",
    "only blanks": " \t \u00a0 \u2003 ",
    "a leading dash": "--help",
    "a formula": "=1+1|cmd",
    "bold": "<b>Maria</b> & <i>Co</i>",
    "a script": "<script>alert('x')</script>",
    "an image": '<img src="file:///etc/passwd">',
    "a link": '<a href="https://example.org/">click</a>',
    "an entity": "&lt;&amp;&#0;&nbsp;",
    "qt's own rich text": "<qt><h1>BIG</h1></qt>",
    "mnemonics": "Taxes & Water && Roads &x",
    "sql": "'); DROP TABLE contacts;--",
    "sql wildcard": "%_%' OR '1'='1",
    "full-text words": '"a" OR b* NEAR(c) ^d -e col:f',
    "a python format": "{0} {name} {0.__class__} %s %(x)d",
    "gettext": "%(count)d {time}\\n\\x00",
    "json": '{"uid": null, "rows": [}',
    "a path": "..\\..\\C:\\CON\\aux:nul",
    "a url": "javascript:alert(1)//http://[::1]/%00",
    "not a number": "NaN -Infinity 1e999 0x7fffffff",
    "digits of other scripts": "٠١٢٣٤٥٦٧٨٩ ０１２３",
    "a date that is none": "2026-02-30T25:61",
    "very long word": "W" * 190,
    "longer than a line takes": "long " * 60,
    "a megabyte": "m" * 1_000_000,
}


def visible(text: str) -> str:
    """Gives a text without line ends, blanks and what cannot be seen: a line has no room for them."""
    kept = text.encode("utf-16", "replace").decode("utf-16").replace("?", "").replace("\ufffd", "")
    return "".join(c for c in kept if c.isprintable() and not c.isspace())
