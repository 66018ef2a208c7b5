/* Results drawn: in the panel under the field, and on the page of all results. */
(function () {
  "use strict";

  const ON_PAGE = 50; // hits on a page of results
  const { said, element, append, withText, empty } = window.gpSearch;

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

  /* What is shown of a hit: its name, given as an element, kind, status, excerpts. */
  function drawHit(parent, name, hit) {
    const facts = element("span", "facts");
    append(facts, [withText(element("span", "kind"), hit.kind)]);
    if (hit.status) {
      append(facts, [withText(element("span", "state"), hit.status)]);
    }
    append(parent, [drawPieces(name, hit.title), facts]);
    hit.excerpts.forEach((excerpt) => {
      const line = withText(element("span", "excerpt"), excerpt.label + "：");
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
      const name = hit.place.map((piece) => piece.text).join("");
      if (!groups.has(name)) {
        groups.set(name, { place: hit.place, hits: [] });
      }
      groups.get(name).hits.push(hit);
    });
    return Array.from(groups.values());
  }

  /* ---- The page of all results ---- */

  class Page {
    constructor(container, form) {
      const asked = new URLSearchParams(location.search);
      this.container = container;
      this.form = form;
      this.text = (asked.get("q") || "").trim();
      this.page = Math.max(1, parseInt(asked.get("p"), 10) || 1);
      this.summary = element("p", "summary", { role: "status" });
      empty(container);
      append(container, [this.summary]);
      form.querySelector(".gp-search__input").value = this.text;
    }

    async fill() {
      if (!this.text) {
        this.summary.textContent = said.ask;
        return;
      }
      document.title = said.title(this.text) + " · " + document.title;
      this.summary.textContent = said.busy;
      try {
        const index = await window.gpSearch.indexOf(this.form);
        const from = (this.page - 1) * ON_PAGE;
        this.draw(await index.search(this.text, { from: from, count: ON_PAGE }), from);
      } catch (error) {
        this.summary.textContent = said.failed;
      }
    }

    draw(result, from) {
      if (!result.total) {
        this.summary.textContent = said.nothing(this.text);
        return;
      }
      const range = said.shown(from + 1, from + result.hits.length);
      this.summary.textContent = said.title(this.text) + "：" + said.found(result)
        + (result.hits.length && result.hits.length < result.total ? "，" + range : "");
      byPlace(result.hits).forEach((group) => {
        const section = document.createElement("section");
        const list = element("ul", "hits");
        append(section, [drawPieces(element("h2", "place"), group.place), list]);
        group.hits.forEach((hit) => {
          append(list, [drawHit(element("li", "hit"), linkTo(hit.href, "title"), hit)]);
        });
        append(this.container, [section]);
      });
      this.drawPager(result);
    }

    drawPager(result) {
      const pager = element("nav", "pager", { "aria-label": said.pages });
      const link = (label, page, relation) => {
        const made = linkTo(window.gpSearch.resultsAddress(this.form, this.text, page), "turn");
        made.rel = relation;
        append(pager, [withText(made, label)]);
      };
      if (this.page > 1) {
        link(said.before, this.page - 1, "prev");
      }
      if (result.more) {
        link(said.after, this.page + 1, "next");
      }
      if (pager.firstChild) {
        append(this.container, [pager]);
      }
    }
  }

  Object.assign(window.gpSearch, {
    drawPieces: drawPieces, drawHit: drawHit, linkTo: linkTo, byPlace: byPlace, Page: Page,
  });
})();
