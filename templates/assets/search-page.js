/* The page of all results: what its address asks for, `?q=公交&place=331121&p=2`. */
(function () {
  "use strict";

  const ON_PAGE = 50; // hits on a page of results
  const FEW = 5; // hits that may be too few
  const WHO = 3; // names shown of those who answer
  const {
    said, element, append, withText, empty, drawPieces, drawHit, linkTo, byPlace, visible, explain,
    insteadOf,
  } = window.gpSearch;

  class Page {
    constructor(container, form) {
      const asked = new URLSearchParams(location.search);
      this.container = container;
      this.form = form;
      this.text = (asked.get("q") || "").trim();
      this.place = asked.get("place") || "";
      this.page = Math.max(1, parseInt(asked.get("p"), 10) || 1);
      this.summary = element("p", "summary", { role: "status" });
      this.start = document.getElementById("gp-search-start");
      empty(container);
      append(container, [this.summary]);
      form.querySelector(".gp-search__input").value = this.text;
    }

    async fill() {
      if (!this.text) {
        this.begin();
        return;
      }
      document.title = said.title(this.text) + " · " + document.title;
      this.summary.textContent = said.busy;
      this.container.setAttribute("aria-busy", "true");
      try {
        const index = await window.gpSearch.indexOf(this.form);
        const from = (this.page - 1) * ON_PAGE;
        const options = { from: from, count: ON_PAGE, place: this.place };
        await this.draw(await index.find(this.text, options), from);
      } catch (error) {
        this.summary.textContent = said.failed;
      }
      this.container.removeAttribute("aria-busy");
    }

    /* Nothing is asked yet: what can be. */
    begin() {
      this.summary.textContent = said.ask;
      if (this.start) {
        this.start.hidden = false;
      }
      if (window.matchMedia("(hover: hover)").matches) { // else a keyboard would cover the page
        this.form.querySelector(".gp-search__input").focus();
      }
    }

    draw(result, from) {
      if (result.note && result.note.kind === "none") {
        this.drawInstead(result.note);
        return;
      }
      const shown = result.hits.length;
      const range = shown && shown < result.total ? "，" + said.shown(from + 1, from + shown) : "";
      const place = result.places.find((one) => one.code === this.place);
      this.summary.textContent = result.note
        ? explain(this.text, result.note) + said.found(result) + range
        : said.title(this.text) + "：" + said.found(result) + range;
      if (result.places.length > 1 || (this.place && !place)) {
        this.drawPlaces(result, place);
      }
      byPlace(result.hits).forEach((group) => this.drawGroup(group));
      if (!shown && result.total) {
        append(this.container, [withText(element("p", "hint"), said.beyond)]);
      }
      this.drawPager(result);
      return result.note || this.place || result.total > FEW ? null
        : this.drawApart(result.total).catch(() => null); // what was found stays found
    }

    /* Below a few exact hits: how many have the same words, but not behind each other. */
    async drawApart(total) {
      const index = await window.gpSearch.indexOf(this.form);
      await window.gpSearch.loadLoosely();
      const found = await window.gpSearch.apart(index, this.text, total);
      if (found) {
        const text = found.pieces.join(" ");
        const link = linkTo(window.gpSearch.resultsAddress(this.form, text), "turn");
        withText(link, said.apart(found.pieces, found.result));
        append(this.container, [append(element("p", "apart"), [link])]);
      }
    }

    drawGroup(group) {
      const section = document.createElement("section");
      const list = element("ul", "hits");
      append(section, [drawPieces(element("h2", "place"), group.place), list]);
      group.hits.forEach((hit) => {
        const item = drawHit(element("li", "hit"), linkTo(hit.href, "title"), hit);
        if (hit.who.length) {
          const names = hit.who.slice(0, WHO).map(visible).join("、");
          const more = hit.who.length > WHO ? said.more(hit.who.length) : "";
          append(item, [append(element("span", "who"), [
            withText(element("span", "label"), said.who),
            document.createTextNode(names + more),
          ])]);
        }
        append(list, [item]);
      });
      append(this.container, [section]);
    }

    /* How many hits each county has; each is a link that narrows them to it. */
    drawPlaces(result, chosen) {
      const nav = element("nav", "places", { "aria-label": said.places });
      const list = element("ul", "narrow");
      const all = result.places.reduce((sum, one) => sum + one.count, 0);
      const put = (label, count, code) => {
        const link = linkTo(this.address(1, code), "narrower");
        withText(link, label);
        append(link, [withText(element("span", "number"), String(count))]);
        if (code === this.place) {
          link.setAttribute("aria-current", "true");
        }
        append(list, [append(document.createElement("li"), [link])]);
      };
      put(said.everywhere, all, "");
      if (this.place && !chosen) {
        put(this.place, 0, this.place);
      }
      result.places.forEach((one) => put(visible(one.name), one.count, one.code));
      append(this.container, [append(nav, [list])]);
    }

    /* Nothing is found: what is near to the query. */
    drawInstead(note) {
      this.summary.textContent = explain(this.text, note);
      const list = element("ul", "instead");
      insteadOf(note).forEach((one) => {
        const link = linkTo(window.gpSearch.resultsAddress(this.form, one.text), "turn");
        append(list, [append(document.createElement("li"), [withText(link, one.label)])]);
      });
      if (list.firstChild) {
        append(this.container, [list, withText(element("p", "hint"), said.advice)]);
      }
      if (this.start) {
        this.start.hidden = false;
      }
    }

    address(page, place) {
      const address = new URL(window.gpSearch.resultsAddress(this.form, this.text, page));
      if (place) {
        address.searchParams.set("place", place);
      }
      return address.href;
    }

    drawPager(result) {
      const pager = element("nav", "pager", { "aria-label": said.pages });
      const link = (label, page, relation) => {
        const made = linkTo(this.address(page, this.place), "turn");
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

  window.gpSearch.Page = Page;
})();
