/* Results drawn, as they stand in the panel under the field and on the page of all results. */
(function () {
  "use strict";

  const QUOTED = 40; // characters of a query that are repeated

  function quoted(text) {
    const signs = Array.from(text.slice(0, 2 * QUOTED));
    const cut = text.length > 2 * QUOTED || signs.length > QUOTED;
    return "“" + (cut ? signs.slice(0, QUOTED).join("") + "…" : text) + "”";
  }

  const SAID = {
    missing: (text) => "没有找到" + quoted(text) + "。",
    advice: "可以换一个较短的词，或用空格隔开几个词。",
    close: "相近的有：",
    named: "拼音首字母相同的名称有：",
    verbatim: (text) => "没有原样出现的" + quoted(text) + "。",
    simplified: (text) => "已按简体" + quoted(text) + "查找。",
    split: (pieces) => "以下同时含" + pieces.map(quoted).join("和") + "。",
    apart: (pieces, result) => "同时含" + pieces.map(quoted).join("和") + "、但不一定相连的，"
      + SAID.found(result),
    ask: "请输入要找的字词：一个字也可以，几个词之间用空格隔开。",
    found: (result) => (result.certain ? "共 " : "约 ") + result.total + " 条",
    all: (result) => SAID.found(result) + "，查看全部",
    shown: (first, last) => "第 " + first + "–" + last + " 条",
    keys: "，可用上下箭头键选择",
    pages: "搜索结果分页",
    before: "上一页",
    after: "下一页",
    title: (text) => quoted(text) + "的搜索结果",
    official: "官方状态",
    ours: "本站推断",
    who: "责任单位：",
    more: (count) => "等 " + count + " 个",
    places: "按地区筛选",
    everywhere: "全部",
    beyond: "这一页没有结果。",
  };
  const { element, append, withText } = window.gpSearch;
  const said = Object.assign(window.gpSearch.said, SAID);

  /* Signs that hide or turn text around, told by name, as site/draw.py does. */
  const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

  function visible(text) {
    return text.replace(HIDDEN, (sign) => (
      "[U+" + sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "]"
    ));
  }

  function drawPieces(parent, pieces) {
    return append(parent, pieces.map((piece) => (
      piece.mark
        ? withText(document.createElement("mark"), visible(piece.text))
        : document.createTextNode(visible(piece.text))
    )));
  }

  /* A status in the site's marks: filled what the document says, in outline what we derive. */
  function drawStatus(status) {
    const mark = document.createElement("span");
    mark.className = "gp-status" + (status.ours ? " gp-status--ours" : "");
    if (/^[a-z_]+$/.test(status.key)) {
      mark.classList.add("gp-status--" + status.key);
    }
    const parts = [
      withText(element("span", "by"), status.ours ? said.ours : said.official),
      withText(mark, visible(status.word)),
    ];
    if (status.of) {
      const count = withText(document.createElement("span"), status.count + "/" + status.of);
      count.className = "gp-count";
      parts.push(count);
    }
    return append(element("span", "status-of"), parts);
  }

  /* What is shown of a hit: its name, given as an element, kind, statuses, excerpts. */
  function drawHit(parent, name, hit) {
    const facts = element("span", "facts");
    append(facts, [withText(element("span", "kind"), hit.kind)]);
    append(facts, hit.statuses.map(drawStatus));
    append(parent, [drawPieces(name, hit.title), facts]);
    hit.excerpts.forEach((excerpt) => {
      const line = element("span", "excerpt");
      append(line, [withText(element("span", "label"), visible(excerpt.label) + "：")]);
      append(parent, [drawPieces(line, excerpt.pieces)]);
    });
    return parent;
  }

  function linkTo(address, name) {
    return element("a", name, { href: address });
  }

  /* Hits of one place together; the places in the order of their best hits. */
  function byPlace(hits) {
    const groups = new Map();
    hits.forEach((hit) => {
      if (!groups.has(hit.row)) {
        groups.set(hit.row, { place: hit.place, hits: [] });
      }
      groups.get(hit.row).hits.push(hit);
    });
    return Array.from(groups.values());
  }

  /* A sentence on hits that are not those of the query itself, or on there being none. */
  function explain(text, note) {
    const simplified = note.simplified ? said.simplified(note.simplified) : "";
    if (note.kind === "split") {
      return said.verbatim(text) + simplified + said.split(note.pieces);
    }
    if (note.kind === "simplified") {
      return said.verbatim(text) + simplified;
    }
    if (note.names.length) {
      return said.missing(text) + said.named;
    }
    return said.missing(text) + (note.near.length ? said.close : said.advice);
  }

  /* What to search for instead, each with its label. */
  function insteadOf(note) {
    return note.names.map((name) => ({ text: name, label: "“" + name + "”" }))
      .concat(note.near.map((one) => (
        { text: one.text, label: "“" + one.text + "”（" + said.found(one) + "）" }
      )));
  }

  Object.assign(window.gpSearch, {
    visible: visible, drawPieces: drawPieces, drawHit: drawHit, linkTo: linkTo, byPlace: byPlace,
    explain: explain, insteadOf: insteadOf,
  });
})();
