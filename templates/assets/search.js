/* The search field in the header of every page.

   Works on <form class="gp-search" role="search" action="…search/" data-index="…search/"> with an
   <input class="gp-search__input" name="q">, and on <div id="gp-search-results"> on the page that
   the form leads to; a page may have several such fields. A field becomes a combobox as the ARIA Authoring Practices describe it. The
   scripts beside this one are loaded when somebody is about to search. Whatever comes from the
   index is put in place as text, never as markup. No dependency, ES2018. */
(function () {
  "use strict";

  const SCRIPTS = [
    "search-text.js", "search-lists.js", "search-files.js", "search-index.js", "search-results.js",
  ];
  const OF_PAGE = "search-page.js";
  const LOOSELY = "search-loosely.js"; // only where nothing is found
  const IN_PANEL = 12; // hits shown under the field
  const LONGEST = 500; // characters of a query: an address has room for them
  const DELAY = 50; // milliseconds of quiet before a search
  const PATIENCE = 250; // milliseconds before we say that we are searching

  const SAID = { // the rest of what is said is in search-results.js
    label: "搜索",
    results: "搜索结果",
    busy: "正在搜索…",
    failed: "没有读到搜索索引，暂时不能搜索。请检查网络后再试；如果打开的是本机文件，请改用网站地址浏览。",
  };

  const here = document.currentScript.src;
  const gp = window.gpSearch = {};
  const loaded = new Map();

  /* Scripts beside this one, loaded once and run in their order; after a failure, all again. */
  function loadAll(names) {
    const missing = names.filter((name) => !loaded.has(name));
    missing.forEach((name) => loaded.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, here).href;
      script.async = false;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    })));
    const all = Promise.all(names.map((name) => loaded.get(name)));
    all.catch(() => names.forEach((name) => loaded.delete(name)));
    return all;
  }

  const load = () => loadAll(SCRIPTS);

  function indexOf(form) {
    const address = new URL(form.getAttribute("data-index"), document.baseURI).href;
    return load().then(() => gp.open(address));
  }

  function resultsAddress(form, text, page) {
    const address = new URL(form.getAttribute("action"), document.baseURI);
    address.searchParams.set("q", text);
    if (page > 1) {
      address.searchParams.set("p", page);
    }
    return address.href;
  }

  function element(tag, name, attributes) {
    const made = document.createElement(tag);
    if (name) {
      made.className = "gp-search__" + name;
    }
    Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
    return made;
  }

  function append(parent, children) {
    children.forEach((child) => parent.appendChild(child));
    return parent;
  }

  function withText(made, text) {
    made.textContent = text;
    return made;
  }

  function empty(parent) {
    while (parent.firstChild) {
      parent.removeChild(parent.firstChild);
    }
  }

  Object.assign(gp, {
    said: SAID, load: load, loadLoosely: () => loadAll([LOOSELY]), indexOf: indexOf,
    resultsAddress: resultsAddress,
    element: element, append: append, withText: withText, empty: empty,
  });

  /* ---- The field ---- */

  class Field {
    constructor(form, id) {
      this.form = form;
      this.id = id;
      this.input = form.querySelector(".gp-search__input");
      this.panel = element("div", "panel", { hidden: "" });
      this.message = element("p", "message", { hidden: "" });
      this.list = element("div", "list", {
        hidden: "", id: id + "-list", role: "listbox", "aria-label": SAID.results,
      });
      this.status = element("div", "status", { role: "status" });
      append(this.panel, [this.message, this.list]);
      append(form, [this.panel, this.status]);
      this.options = [];
      this.active = -1;
      this.ticket = null; // stands for the search that was last begun
      this.shown = null; // the text whose results are in the panel
      this.timer = 0;
      this.composing = false;
      this.dress();
      this.listen();
      if (document.activeElement === this.input) { // somebody was faster than this script
        this.warm();
        this.reopen();
      }
    }

    dress() {
      const attributes = {
        role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox",
        "aria-expanded": "false", "aria-controls": this.id + "-list", autocomplete: "off",
        autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      };
      Object.keys(attributes).forEach((key) => this.input.setAttribute(key, attributes[key]));
      if (!this.input.labels.length && !this.input.hasAttribute("aria-label")) {
        this.input.setAttribute("aria-label", SAID.label);
      }
      this.input.maxLength = LONGEST;
      this.input.type = "text"; // a search field may not be a combobox
    }

    listen() {
      const input = this.input;
      input.addEventListener("focus", () => this.warm());
      input.addEventListener("compositionstart", () => { this.composing = true; });
      input.addEventListener("compositionend", () => {
        this.composing = false;
        this.later(0);
      });
      input.addEventListener("input", (event) => {
        this.choose(-1); // Enter must not open what was chosen for another word
        if (!this.composing && !event.isComposing) {
          this.later(DELAY);
        }
      });
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("click", () => this.reopen());
      this.form.addEventListener("submit", (event) => {
        if (!input.value.trim()) {
          event.preventDefault();
        }
      });
      this.form.addEventListener("focusout", (event) => {
        if (!this.form.contains(event.relatedTarget)) {
          this.close();
        }
      });
      // The focus stays in the field; else Safari would close the panel before the click.
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    }

    /* Load what every search needs while the first word is being typed. */
    warm() {
      indexOf(this.form).then((index) => index.ready()).catch(() => {});
    }

    later(delay) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), delay);
    }

    async search() {
      const text = this.input.value.trim();
      const before = this.ticket;
      const ticket = this.ticket = {};
      const patience = setTimeout(() => this.wait(ticket), PATIENCE);
      try {
        const index = await indexOf(this.form);
        if (this.ticket !== ticket) {
          return; // something else was typed meanwhile
        }
        if (!text) {
          index.release(before);
          this.close();
          return;
        }
        const result = await index.find(text, {
          count: IN_PANEL, ticket: ticket, instead: before,
        });
        if (this.ticket === ticket) {
          this.show(text, result);
        }
      } catch (error) {
        if (this.ticket === ticket) {
          this.tell(SAID.failed);
        }
      } finally {
        clearTimeout(patience);
      }
    }

    wait(ticket) {
      if (this.ticket === ticket && this.input.value.trim() && !this.isOpen()) {
        this.tell(SAID.busy);
      }
    }

    show(text, result) {
      this.shown = text;
      const note = result.note;
      const instead = note && note.kind === "none" ? gp.insteadOf(note) : [];
      if (!result.hits.length && !instead.length) {
        this.tell(note ? gp.explain(text, note) : SAID.missing(text) + SAID.advice);
        return;
      }
      this.clear();
      if (note) {
        this.message.textContent = gp.explain(text, note);
        this.message.hidden = false;
      }
      const links = instead.map((one) => (
        withText(gp.linkTo(resultsAddress(this.form, one.text), "all"), one.label)
      ));
      append(this.list, links);
      this.fillHits(result, links);
      if (!instead.length) {
        const all = withText(gp.linkTo(resultsAddress(this.form, text), "all"), SAID.all(result));
        append(this.list, [all]);
        links.push(all);
      }
      this.options = links;
      this.options.forEach((option, i) => {
        option.id = this.id + "-option-" + i;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.tabIndex = -1;
      });
      this.list.hidden = false;
      this.list.scrollTop = 0;
      this.open();
      this.status.textContent = (note ? gp.explain(text, note) : "")
        + (instead.length ? instead.length + " 项" : SAID.found(result)) + SAID.keys;
    }

    fillHits(result, links) {
      gp.byPlace(result.hits).forEach((group, i) => {
        const heading = element("div", "place", { id: this.id + "-place-" + i, role: "presentation" });
        const box = element("div", "group", { role: "group", "aria-labelledby": heading.id });
        append(box, [gp.drawPieces(heading, group.place)]);
        group.hits.forEach((hit) => {
          const link = gp.drawHit(gp.linkTo(hit.href, "hit"), element("span", "title"), hit);
          links.push(link);
          append(box, [link]);
        });
        append(this.list, [box]);
      });
    }

    /* A sentence in place of results. */
    tell(sentence) {
      this.clear();
      this.message.textContent = sentence;
      this.message.hidden = false;
      this.status.textContent = sentence;
      this.open();
    }

    clear() {
      empty(this.list);
      this.list.hidden = true;
      this.message.hidden = true;
      this.options = [];
      this.choose(-1);
    }

    isLarge() {
      return this.form.classList.contains("gp-search--large");
    }

    isOpen() {
      return !this.panel.hidden;
    }

    open() {
      if (document.activeElement !== this.input) {
        return;
      }
      const box = this.form.getBoundingClientRect();
      const view = window.visualViewport || { height: window.innerHeight }; // without the keyboard
      const style = this.panel.style;
      style.setProperty("--gp-search-top", Math.round(box.bottom) + "px");
      style.setProperty("--gp-search-room", Math.round(view.height - box.bottom) + "px");
      const atEnd = box.left + box.right > document.documentElement.clientWidth;
      this.panel.classList.toggle("gp-search__panel--end", atEnd);
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", this.options.length ? "true" : "false");
    }

    reopen() {
      if (!this.isOpen() && this.shown === this.input.value.trim() && this.options.length) {
        this.open();
      } else if (!this.isOpen() && this.input.value.trim()) {
        this.later(0);
      }
    }

    close() {
      clearTimeout(this.timer);
      this.ticket = null; // results that are still under way come too late
      this.panel.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.status.textContent = "";
      this.choose(-1);
    }

    choose(position) {
      const before = this.options[this.active];
      if (before) {
        before.setAttribute("aria-selected", "false");
      }
      this.active = position;
      const option = this.options[position];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", option.id);
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    key(event) {
      if (event.isComposing || event.keyCode === 229) {
        return; // the key belongs to the input method
      }
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.altKey) {
        if (event.key === "ArrowDown") {
          this.reopen();
        } else {
          this.close();
        }
        event.preventDefault();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        this.move(event.key === "ArrowDown" ? 1 : -1);
        event.preventDefault();
      } else if (event.key === "Home" || event.key === "End") {
        this.choose(-1); // the cursor moves in the text, which has the focus again
      } else if (event.key === "Enter" && this.isOpen() && this.options[this.active]) {
        event.preventDefault();
        this.options[this.active].click();
      } else if (event.key === "Escape") {
        if (this.isOpen()) {
          this.close();
        } else {
          this.input.value = "";
          this.later(0);
        }
        event.preventDefault();
      }
    }

    /* To the next option; beyond the last and before the first is the field itself. */
    move(step) {
      if (!this.isOpen()) {
        this.reopen();
      } else if (this.options.length) {
        const places = this.options.length + 1;
        this.choose(((this.active + 1 + step + places) % places) - 1);
      }
    }
  }

  /* ---- Beginning ---- */

  function editable(target) {
    return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function showAll(container, form) {
    loadAll(SCRIPTS.concat(OF_PAGE)).then(() => new gp.Page(container, form).fill(), () => {
      container.textContent = SAID.failed;
    });
  }

  function start() {
    const forms = Array.from(document.querySelectorAll("form.gp-search[data-index]"));
    const fields = forms.map((form, i) => new Field(form, "gp-search-" + i));
    document.addEventListener("keydown", (event) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (event.key === "/" && plain && fields.length && !editable(event.target)) {
        event.preventDefault();
        const main = fields.find((field) => field.isLarge()) || fields[0];
        main.input.focus();
        main.input.select();
      }
    });
    const container = document.getElementById("gp-search-results");
    if (container && forms.length) {
      showAll(container, (fields.find((field) => field.isLarge()) || fields[0]).form);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
