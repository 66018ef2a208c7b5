/* The explorer: what the address asks is what the table shows, and nothing else is remembered.

   Works on <div id="gp-explorer" data-site="../"> of templates/explorer.html.j2. The rows come from
   explorer/index.json and the files it names. Whatever they hold is put in place as text. */
(function () {
  "use strict";

  const gp = window.gpExplorer;
  const PAGE = 50; // rows shown at once
  const CALM = 120; // milliseconds between two drawings while files come in
  const MARKED = 120; // characters of a text in which words are marked

  const SAID = {
    reading: "正在读取…",
    failed: "没有读到数据。请检查网络，然后",
    retry: "再试一次",
    local: "如果打开的是本机文件，请改用网站地址浏览。",
    nothing: "没有符合全部条件的任务或举措。可以去掉上面的一个条件，或者",
    reset: "清除全部条件",
    byMeasure: "见举措",
    none: "文件未给出",
    notDerived: "未作推断",
    unknown: "未注明",
  };

  class Explorer {
    constructor(root) {
      this.root = root;
      this.site = new URL(root.getAttribute("data-site"), document.baseURI).href;
      this.data = new gp.Data(this.site + "explorer/");
      this.data.changed = () => this.soon();
      this.parts = {};
      ["count", "progress", "trouble", "asked", "sort", "csv", "excel", "columns", "rows", "pages"]
        .forEach((name) => { this.parts[name] = document.getElementById("gp-x-" + name); });
      this.facets = new gp.Facets(
        root.querySelector("form"), this.parts.asked, this.data,
        (changed, typing) => this.change(changed, typing)
      );
      this.query = gp.parse(location.search);
      this.typing = false;
      this.shown = [];
      this.fold = null;
      this.busy = "";
      this.listen();
      this.drawColumns();
      this.load();
    }

    listen() {
      window.addEventListener("popstate", () => {
        this.query = gp.parse(location.search);
        this.typing = false;
        this.facets.form.q.value = this.query.q;
        this.load();
      });
      this.parts.sort.addEventListener("change", () => this.sortBy(this.parts.sort.value));
      this.parts.csv.addEventListener("click", () => this.download(false));
      this.parts.excel.addEventListener("click", () => this.download(true));
      this.parts.pages.addEventListener("click", (event) => this.turn(event));
    }

    /* ---- What is asked ---- */

    /* Ask something else; nothing given asks for everything. While somebody types, the address
       follows without a new step for the back button. */
    change(changed, typing) {
      const before = this.query;
      const kept = { columns: before.columns, sort: before.sort, down: before.down };
      const base = changed ? before : Object.assign(gp.parse(""), kept);
      this.query = Object.assign({}, base, { page: 1 }, changed || {});
      this.remember(typing && this.typing);
      this.typing = Boolean(typing);
      this.load();
    }

    remember(instead) {
      const address = location.pathname + gp.format(this.query);
      history[instead ? "replaceState" : "pushState"](null, "", address);
    }

    sortBy(text) {
      this.change({ sort: text.replace(/^-/, ""), down: text.charAt(0) === "-" });
    }

    turn(event) {
      const link = event.target.closest("a[data-page]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        this.change({ page: Number(link.getAttribute("data-page")) });
        const region = this.parts.rows.querySelector(".gp-scroll");
        if (region) {
          region.focus({ preventScroll: true });
        }
        this.parts.count.scrollIntoView({ block: "start" });
      }
    }

    /* ---- Reading ---- */

    /* Read what the question needs and nothing more; what is there is shown meanwhile. */
    async load() {
      const ticket = this.ticket = {};
      const query = this.query;
      this.parts.trouble.hidden = true;
      this.done = false;
      try {
        const first = !this.data.opened || !this.data.plans;
        await this.data.open();
        if (first && !this.begun) {
          this.begun = true;
          this.facets.begin();
        }
        this.draw();
        await this.data.facts((plan) => this.wants(plan, query));
        if (query.q.trim()) {
          await window.gpSearch.load();
          this.fold = window.gpSearch.fold;
        }
        if (this.ticket === ticket && gp.needsTexts(query)) {
          const everything = Object.assign({}, query, { q: "", section: "" });
          await this.data.texts(gp.run(this.data, everything, [], null).rows);
        }
        if (this.ticket === ticket) {
          this.draw();
          await this.data.texts(this.shown);
        }
        if (this.ticket === ticket) {
          this.done = true;
          clearTimeout(this.timer);
          this.timer = 0;
          this.draw();
        }
      } catch (error) {
        if (this.ticket === ticket) {
          this.fail();
        }
      }
    }

    wants(plan, query) {
      return (!query.place.length || query.place.indexOf(plan.code) >= 0)
        && (!query.plan.length || query.plan.indexOf(plan.id) >= 0);
    }

    soon() {
      if (!this.timer) {
        this.timer = setTimeout(() => {
          this.timer = 0;
          this.draw();
        }, CALM);
      }
    }

    fail() {
      const box = this.parts.trouble;
      gp.empty(box);
      box.appendChild(document.createTextNode(SAID.failed));
      const again = gp.element("button", { type: "button", class: "gp-tool" }, SAID.retry);
      again.addEventListener("click", () => this.load());
      box.appendChild(again);
      box.appendChild(document.createTextNode("。" + SAID.local));
      box.hidden = false;
      this.parts.count.textContent = "没有读到数据";
      this.parts.progress.hidden = true;
    }

    /* ---- Drawing ---- */

    draw() {
      if (!this.data.plans) {
        return;
      }
      const query = this.query;
      const asksWords = query.q.trim() !== "";
      const words = asksWords && this.fold ? window.gpSearch.wordsOf(query.q) : [];
      this.words = words;
      const result = gp.run(this.data, query, words, this.fold);
      this.result = asksWords && !this.fold ? { rows: [], measures: 0, unread: 1 } : result;
      this.ordered = gp.sorted(this.data, this.result.rows, query);
      const pages = Math.max(1, Math.ceil(this.ordered.length / PAGE));
      this.page = Math.min(query.page, pages);
      this.shown = this.ordered.slice((this.page - 1) * PAGE, this.page * PAGE);
      this.facets.ask(query);
      this.facets.tell(result.counts, this.data.files.facts.every((file) => file.loaded));
      this.drawCount();
      this.drawTools();
      this.drawRows();
      this.drawPages(pages);
    }

    drawCount() {
      const whole = this.ordered.length;
      const tasks = whole - this.result.measures;
      const said = "共 " + gp.grouped(whole) + "/" + gp.grouped(this.data.total) + " 行"
        + (whole ? "（任务 " + gp.grouped(tasks) + "，举措 " + gp.grouped(this.result.measures) + "）" : "");
      const text = this.busy || (this.done ? said : said + "，" + SAID.reading);
      if (this.parts.count.textContent !== text) {
        this.parts.count.textContent = text;
      }
      const wanted = this.data.files.facts.concat(
        gp.needsTexts(this.query) ? this.data.files.texts : []
      );
      this.parts.progress.max = wanted.length || 1;
      this.parts.progress.value = wanted.filter((file) => file.loaded).length;
      this.parts.progress.hidden = this.done && !this.busy;
    }

    drawTools() {
      const sort = (this.query.down ? "-" : "") + this.query.sort;
      this.parts.sort.value = sort;
      ["csv", "excel"].forEach((name) => {
        this.parts[name].disabled = !this.done || !this.ordered.length || Boolean(this.busy);
      });
      this.parts.columns.querySelectorAll("input").forEach((box) => {
        box.checked = this.query.columns.indexOf(box.value) >= 0;
      });
    }

    drawColumns() {
      gp.COLUMNS.forEach((column) => {
        const label = gp.element("label", { class: "gp-choice" });
        const box = gp.element("input", { type: "checkbox", value: column.name });
        box.checked = this.query.columns.indexOf(column.name) >= 0;
        box.addEventListener("change", () => {
          const boxes = Array.from(this.parts.columns.querySelectorAll("input:checked"));
          const named = boxes.map((one) => one.value);
          this.change({ columns: gp.columnsOf(named.join()), page: this.query.page });
        });
        label.appendChild(box);
        label.appendChild(gp.element("span", {}, column.title));
        this.parts.columns.appendChild(label);
      });
    }

    /* ---- The table ---- */

    drawRows() {
      const drawn = this.signature();
      if (this.drawn === drawn) {
        return; // who reads a row, or stands on its link, is not disturbed
      }
      this.drawn = drawn;
      if (!this.shown.length) {
        this.table = null;
        gp.empty(this.parts.rows);
        if (this.done) {
          this.drawNothing();
        }
        return;
      }
      const columns = gp.COLUMNS.filter((one) => this.query.columns.indexOf(one.name) >= 0);
      const names = columns.map((one) => one.name).join();
      if (!this.table || this.table.names !== names) {
        this.makeTable(columns, names);
      }
      this.table.heads.forEach((head) => {
        const chosen = head.sort === this.query.sort;
        head.cell.setAttribute("aria-sort", !chosen ? "none" : this.query.down ? "descending" : "ascending");
      });
      const from = (this.page - 1) * PAGE;
      this.table.caption.textContent = "任务和举措，第 " + gp.grouped(from + 1) + "–"
        + gp.grouped(from + this.shown.length) + " 行；状态取自最近一期说到它的文件";
      const body = gp.element("tbody", { role: "rowgroup" });
      this.shown.forEach((row) => body.appendChild(this.row(row, columns)));
      this.table.element.replaceChild(body, this.table.element.tBodies[0]);
    }

    /* What the table shows, in short: where nothing of it changes, it stays. */
    signature() {
      const readable = this.shown.map((row) => row + (this.data.readable[row] ? "" : "?"));
      return [readable, this.query.columns, this.words.join("\u0001"), this.query.sort,
        this.query.down, this.page, this.done && !this.shown.length].join("|");
    }

    drawNothing() {
      const said = gp.element("p", { class: "gp-none" }, SAID.nothing);
      const reset = gp.element("button", { type: "button", class: "gp-tool" }, SAID.reset);
      reset.addEventListener("click", () => {
        this.facets.form.q.value = "";
        this.change(null);
        this.facets.form.q.focus();
      });
      said.appendChild(reset);
      said.appendChild(document.createTextNode("。"));
      if (this.query.q.trim()) {
        const words = encodeURIComponent(this.query.q.trim());
        this.link(said, "也在进展全文里搜索“" + this.query.q.trim() + "”", "search/?q=" + words);
      }
      this.parts.rows.appendChild(said);
    }

    makeTable(columns, names) {
      gp.empty(this.parts.rows);
      const region = gp.element("div", {
        class: "gp-scroll gp-scroll--cards", role: "region", tabindex: "0",
        "aria-labelledby": "gp-x-caption",
      });
      const table = gp.element("table", { class: "gp-table gp-table--cards gp-table--rows", role: "table" });
      const caption = table.appendChild(gp.element("caption", { id: "gp-x-caption" }));
      const head = table.appendChild(gp.element("thead", { role: "rowgroup" }));
      const line = head.appendChild(gp.element("tr", { role: "row" }));
      const heads = [];
      [{ title: "任务和举措", sort: "task" }].concat(columns).forEach((column) => {
        const cell = gp.element("th", { scope: "col", role: "columnheader" });
        if (column.sort) {
          const button = gp.element("button", { type: "button", class: "gp-sort" }, column.title);
          button.addEventListener("click", () => {
            const again = this.query.sort === column.sort;
            this.sortBy(again && !this.query.down ? "-" + column.sort
              : again ? "number" : column.sort);
          });
          cell.appendChild(gp.element("span", { class: "gp-sort__name" }, column.title));
          cell.appendChild(button);
          heads.push({ cell: cell, sort: column.sort });
        } else {
          cell.textContent = column.title;
        }
        line.appendChild(cell);
      });
      table.appendChild(gp.element("tbody"));
      this.parts.rows.appendChild(region).appendChild(table);
      this.table = { element: table, names: names, heads: heads, caption: caption };
    }

    row(row, columns) {
      const line = gp.element("tr", { role: "row" });
      const head = gp.element("th", { scope: "row", role: "rowheader" });
      if (this.data.readable[row]) {
        this.drawTask(head, row);
      } else {
        head.appendChild(gp.element("span", { class: "gp-none" }, SAID.reading));
      }
      line.appendChild(head);
      columns.forEach((column) => {
        const cell = gp.element("td", { role: "cell", "data-label": column.short || column.title });
        this.cell(cell, row, column.name);
        line.appendChild(cell);
      });
      return line;
    }

    drawTask(head, row) {
      const data = this.data;
      const task = data.taskOf(row);
      const measure = data.measure[row];
      const where = gp.element("span", { class: "gp-row__no" });
      where.textContent = data.part[task].split("_")[0] + (measure ? " › " + (data.number[row] || "举措") : "");
      const link = gp.element("a", { class: "gp-clamp", href: this.site + data.path(row) });
      this.mark(link, measure ? data.text[row] || "（没有文字的举措）" : data.title[row]);
      const line = head.appendChild(gp.element("div", { class: "gp-row" }));
      line.appendChild(where);
      const said = line.appendChild(gp.element("div"));
      said.appendChild(link);
      if (measure) {
        const title = data.title[task];
        said.appendChild(gp.element("span", { class: "gp-hint gp-row__of" }, "举措，属于：" + title));
      } else if (data.text[row] && data.text[row] !== data.title[row]) {
        const more = gp.element("span", { class: "gp-hint gp-row__of" });
        this.mark(more, data.text[row]);
        said.appendChild(more);
      }
    }

    /* A text, the words that were asked marked in it. */
    mark(parent, text) {
      if (!this.words.length) {
        parent.textContent = text;
        return;
      }
      window.gpSearch.marked(text, this.words, MARKED).forEach((piece) => {
        parent.appendChild(piece.mark ? gp.element("mark", {}, piece.text)
          : document.createTextNode(piece.text));
      });
    }

    cell(cell, row, name) {
      const data = this.data;
      const plan = data.plans[data.plan[row]];
      const stand = data.stands[data.stand[row]];
      switch (name) {
        case "place": this.link(cell, data.place(row).name, plan.code + "/"); break;
        case "plan": this.link(cell, plan.name, plan.id.replace("-", "/") + "/"); break;
        case "year": cell.textContent = plan.year; break;
        case "section": this.say(cell, data.section[data.taskOf(row)]); break;
        case "org": this.drawAnswers(cell, row); break;
        case "deadline": this.say(cell, data.deadline[row]); break;
        case "due": this.drawDay(cell, gp.day(data.due[row])); break;
        case "printed": this.say(cell, stand && stand.printed, SAID.none); break;
        case "official": this.drawStatus(cell, row, "official", SAID.none); break;
        case "derived": this.drawStatus(cell, row, "derived", SAID.notDerived); break;
        case "rule": this.drawRule(cell, stand); break;
        case "asof": this.drawDay(cell, stand ? stand.asOf : ""); break;
        case "id": cell.appendChild(gp.element("code", {}, data.id(row))); break;
        default: break;
      }
    }

    link(cell, text, path) {
      cell.appendChild(gp.element("a", { href: this.site + path }, text));
    }

    say(cell, text, otherwise) {
      if (text) {
        this.mark(cell, text);
      } else {
        cell.appendChild(gp.element("span", { class: "gp-none" }, otherwise || SAID.unknown));
      }
    }

    drawDay(cell, day) {
      cell.classList.add("gp-day");
      if (day) {
        cell.appendChild(gp.element("time", { datetime: day }, day));
      } else {
        this.say(cell, "");
      }
    }

    drawAnswers(cell, row) {
      const answers = this.data.answers[row].map((number) => this.data.duties[number]);
      const roles = new Set(answers.map((one) => one.role));
      if (!answers.length) {
        this.say(cell, "", this.tells(row) ? SAID.byMeasure : SAID.unknown);
      }
      answers.forEach((one, i) => {
        const leads = roles.size > 1 && /lead$/.test(this.data.enums.role.keys[one.role]);
        cell.appendChild(leads ? gp.element("strong", {}, one.printed) : document.createTextNode(one.printed));
        if (i < answers.length - 1) {
          cell.appendChild(document.createTextNode("、"));
        }
      });
    }

    drawRule(cell, stand) {
      const rule = stand && stand.rule;
      if (rule) {
        this.link(cell, rule, "method/#" + rule.split(".")[0].toLowerCase());
      } else {
        this.say(cell, "", SAID.notDerived);
      }
    }

    drawStatus(cell, row, name, otherwise) {
      const number = this.data[name][row];
      const key = this.data.enums[name].keys[number];
      const ours = name === "derived" ? " gp-status--ours" : "";
      if (number) {
        cell.appendChild(gp.element(
          "span", { class: "gp-status" + ours + " gp-status--" + key }, this.data.word(name, number)
        ));
      } else {
        this.say(cell, "", !this.data.stand[row] && this.tells(row) ? SAID.byMeasure : otherwise);
      }
    }

    /* Whether a task's measures have what it has not itself: the document tells by measure. */
    tells(row) {
      return !this.data.measure[row] && row + 1 < this.data.total && this.data.measure[row + 1] === 1;
    }

    /* ---- Pages ---- */

    drawPages(pages) {
      const nav = this.parts.pages;
      gp.empty(nav);
      nav.hidden = pages < 2;
      if (pages < 2) {
        return;
      }
      const around = [1, this.page - 1, this.page, this.page + 1, pages]
        .filter((page, i, all) => page >= 1 && page <= pages && all.indexOf(page) === i)
        .sort((one, other) => one - other);
      const list = nav.appendChild(gp.element("ul", { class: "gp-plain" }));
      this.step(list, this.page - 1, "上一页", this.page > 1, "prev");
      around.forEach((page, i) => {
        if (i && page > around[i - 1] + 1) {
          list.appendChild(gp.element("li", { "aria-hidden": "true" }, "…"));
        }
        this.step(list, page, gp.grouped(page), true, "");
      });
      this.step(list, this.page + 1, "下一页", this.page < pages, "next");
    }

    step(list, page, text, leads, rel) {
      const item = list.appendChild(gp.element("li"));
      if (!leads) {
        return;
      }
      const address = location.pathname + gp.format(Object.assign({}, this.query, { page: page }));
      const link = gp.element("a", { href: address, "data-page": page }, text);
      if (rel) {
        link.setAttribute("rel", rel);
      } else {
        link.setAttribute("aria-label", "第 " + text + " 页");
        if (page === this.page) {
          link.setAttribute("aria-current", "page");
        }
      }
      item.appendChild(link);
    }

    /* ---- Downloading ---- */

    async download(forExcel) {
      const rows = this.ordered;
      const query = this.query;
      this.busy = "正在准备文件…";
      this.draw();
      try {
        await this.data.texts(rows);
        await this.data.texts(rows.map((row) => this.data.taskOf(row)));
        const blob = await gp.csv(this.data, rows, this.site, forExcel);
        gp.save(blob, gp.fileName(this.data, query, rows, forExcel));
        this.busy = "";
        this.draw();
      } catch (error) {
        this.busy = "";
        this.fail();
      }
      this.parts[forExcel ? "excel" : "csv"].focus();
    }
  }

  function start() {
    const root = document.getElementById("gp-explorer");
    if (root) {
      gp.shown = new Explorer(root);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
