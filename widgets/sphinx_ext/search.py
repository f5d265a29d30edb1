"""The book's search: a page of its own, and every text of the book by section for the script of that page.

Sphinx's own search drops numbers and hyphens, counts a mention in passing like the chapter that teaches a term, and shows no
excerpt from disk. `widgets/frontend/search.js` finds instead, with MiniSearch. `searchindex.js` is a script and no JSON: a page
that was opened from disk may not fetch.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from .page_script import DIST

SCRIPT = DIST / "search.js"
TEXTS = "searchindex.js"
GLOSSARY = "glossary"
UNREAD = (nodes.raw, nodes.comment, nodes.Invisible, nodes.math, nodes.math_block, nodes.image)
CHINESE = re.compile(r"[\u3400-\u9fff]+")


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", replace_search)
    app.connect("doctree-resolved", read_page)
    app.connect("html-collect-pages", lambda app: [("search", {}, "search.html")])
    app.connect("build-finished", write_texts)


def replace_search(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    app.builder.search = False  # no index and no page of Sphinx's
    kept = _kept(app)
    app.builder.searched = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SCRIPT, static / SCRIPT.name)


def _kept(app: Sphinx) -> Path:
    """The texts of the last build: a build reads again only what has changed."""
    return Path(app.doctreedir) / "searched.json"


def read_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        app.builder.searched[docname] = page(doctree, docname, app.builder.get_target_uri(docname))


def write_texts(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html":
        return
    for docname in app.env.found_docs - app.builder.searched.keys():
        app.env.get_and_resolve_doctree(docname, app.builder)  # which reads the page
    found = {docname: app.builder.searched[docname] for docname in sorted(app.env.found_docs)}
    _kept(app).write_text(json.dumps(found), encoding="utf-8")
    texts = {"pages": [each["page"] for each in found.values()], "terms": found.get(GLOSSARY, {}).get("terms", [])}
    script = f"window.qeTexts = {json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};\n"
    (Path(app.outdir) / TEXTS).write_text(script, encoding="utf-8")


def page(doctree: nodes.document, docname: str, url: str) -> dict:
    """One page for the search: title and sections with their words; from the glossary also the terms."""
    title = doctree.next_node(nodes.title)
    name = title.astext() if title else docname
    sections = [section(each) for each in doctree.findall(nodes.section)] or [section(doctree)]
    about = {"url": url, "title": name, "chapter": bool(re.match(r"(?:\w+ )?\d+\. ", name)), "sections": sections}
    terms = [term(each, url) for each in doctree.findall(nodes.definition_list_item)] if docname == GLOSSARY else []
    return {"page": about, "terms": terms}


def section(node: nodes.Element) -> dict[str, str]:
    """A section without those inside it. The first of a page is found at the page itself."""
    title = node.next_node(nodes.title)
    prose, code = [], []
    for block in _blocks(node):
        if block is not title:
            (code if isinstance(block, nodes.literal_block) else prose).append(_words(block))
    first = isinstance(node.parent, nodes.document) or not node.get("ids")
    return {
        "id": "" if first else node["ids"][0],
        "heading": "" if first or title is None else title.astext(),
        "text": " ".join(filter(None, prose)),
        "code": " ".join(code),
    }


def _blocks(node: nodes.Element) -> Iterator[nodes.TextElement]:
    for child in node.children:
        if isinstance(child, (nodes.section, *UNREAD)):
            continue
        if isinstance(child, nodes.TextElement):
            yield child
        elif isinstance(child, nodes.Element):
            yield from _blocks(child)


def _words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return node.astext()
    return "" if isinstance(node, UNREAD) else "".join(map(_words, node.children)).replace("\n", " ").strip("\n")


def term(item: nodes.definition_list_item, url: str) -> dict:
    """A term of the glossary: its names in both languages, its entry, and the page that teaches it, which the entry links to."""
    head, definition = item.next_node(nodes.term), item.next_node(nodes.definition)
    home = definition.next_node(nodes.reference)
    full = _words(head).strip()
    short = re.sub(r"\s*\(.*\)", "", full)
    other = [re.sub(r"^(the|an?) ", "", inside) for inside in re.findall(r"\(([^)]*)\)", full)]
    texts = [_words(each).strip() for each in definition.findall(nodes.paragraph)]
    return {
        "names": list(dict.fromkeys([full, short, *other, *CHINESE.findall(" ".join(texts[1:]))])),
        "url": f"{url}#{head['ids'][0]}",
        "home": home["refuri"] if home else "",
        "text": texts[0],
    }
