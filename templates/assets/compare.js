/* Plans side by side. The figures are those of the table that stands in the page (or in the page of a
   province), a row a plan; this script turns the chosen rows into columns and says beside each
   figure what keeps the columns from being compared. Which plans and which topic is in the address:
   ?of=331121-2021-key,330824-2023-key&q=公交. Texts are put in place as text. */
(function () {
  "use strict";

  const gp = window.gpExplorer;
  const MOST = 6; // plans side by side
  const SHOWN = 5; // promises of a plan under a topic
  const QUOTED = 40; // characters of a topic that are repeated
  const MARKED = 90; // characters of a text in which words are marked
  const SAID = {
    few: "选两份以上的计划，它们的数字就并排列在这里；下面是全部计划。",
    more: "再选一份计划，就可以并排看。",
    most: "最多并排比较 " + MOST + " 份计划。",
    failed: "没有读到数据。请检查网络，然后",
    retry: "再试一次",
    local: "如果打开的是本机文件，请改用网站地址浏览。",
    reading: "正在读取…",
    gone: "本站没有这份计划",
    nothing: "没有写到",
    none: "文件未给出",
    notDerived: "未作推断",
  };
  const NOTES = {
    of: (values) => values.indexOf("") >= 0 ? "有的文件没有进展，只能比承诺，不能比进度。"
      : "各列数据截至日不同：晚的一方多做了几个月，不宜直接比进度。",
    year: () => "年度不同。",
    level: () => "有的按任务报告，有的按举措报告，N 数的不是一样的东西。",
    total: () => "N 不同，只能看各自的构成，不能比个数。",
    status: () => "没有给出状态，是文件没有写，不等于没有做。",
  };

  function element(tag, attributes, text) {
    const made = document.createElement(tag);
    Object.keys(attributes || {}).forEach((name) => made.setAttribute(name, attributes[name]));
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function empty(parent) {
    while (parent.firstChild) {
      parent.removeChild(parent.firstChild);
    }
  }

  class Compare {
    constructor(root) {
      this.root = root;
      this.site = new URL(root.getAttribute("data-site"), document.baseURI).href;
      this.byProvince = root.hasAttribute("data-by-province");
      this.data = new gp.Data(this.site + "explorer/");
      this.provinces = new Map();
      this.parts = {};
      ["place", "plan", "add", "status", "trouble", "topic", "q", "table"].forEach((name) => {
        this.parts[name] = document.getElementById("gp-c-" + name);
      });
      this.words = [];
      this.listen();
      this.read();
      this.load();
    }

    listen() {
      window.addEventListener("popstate", () => {
        this.read();
        this.load();
      });
      this.parts.place.addEventListener("change", () => this.drawPlans());
      this.root.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.add(this.parts.plan.value);
      });
      this.parts.topic.addEventListener("submit", (event) => event.preventDefault());
      this.parts.q.addEventListener("input", (event) => {
        if (!event.isComposing) {
          this.later();
        }
      });
      this.parts.q.addEventListener("compositionend", () => this.later());
      document.addEventListener("click", (event) => {
        const button = event.target.closest("button[data-add]");
        if (button) {
          this.add(button.getAttribute("data-add"));
          if (this.of.length > 1) {
            this.parts.status.scrollIntoView({ block: "start" });
          }
        }
      });
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        if (this.parts.q.value.trim() !== this.q) {
          this.q = this.parts.q.value.trim();
          this.remember(this.typing);
          this.typing = true;
          this.load();
        }
      }, 200);
    }

    /* ---- The address ---- */

    read() {
      const asked = new URLSearchParams(location.search);
      const named = (asked.get("of") || "").split(",").filter(Boolean);
      this.of = Array.from(new Set(named)).slice(0, MOST);
      this.q = (asked.get("q") || "").trim();
      this.parts.q.value = this.q;
      this.typing = false;
      this.makeRoom();
    }

    /* Room for the table before it is there, so that what stands below does not move. */
    makeRoom() {
      if (this.of.length) {
        document.documentElement.setAttribute("data-gp-compares", "");
      } else {
        document.documentElement.removeAttribute("data-gp-compares");
      }
      this.parts.topic.hidden = !this.of.length;
    }

    address(of, q) {
      const asked = [of.length ? "of=" + of.map(encodeURIComponent).join(",") : "",
        q ? "q=" + encodeURIComponent(q) : ""].filter(Boolean).join("&");
      return location.pathname + (asked ? "?" + asked : "");
    }

    remember(instead) {
      history[instead ? "replaceState" : "pushState"](null, "", this.address(this.of, this.q));
    }

    add(id) {
      if (!id || this.of.indexOf(id) >= 0) {
        return;
      }
      if (this.of.length >= MOST) {
        this.parts.status.textContent = SAID.most;
        return;
      }
      this.change(this.of.concat([id]));
    }

    change(of) {
      this.of = of;
      this.typing = false;
      this.remember(false);
      this.load();
    }

    /* ---- Reading ---- */

    async load() {
      const ticket = this.ticket = {};
      if (this.parts.trouble.contains(document.activeElement)) {
        this.parts.status.focus(); // the button that tried again goes
      }
      this.parts.trouble.hidden = true;
      try {
        await this.data.open();
        this.drawPlaces();
        const rows = await Promise.all(this.of.map((id) => this.figures(id)));
        this.found = null;
        if (this.ticket === ticket) {
          this.rows = rows;
          this.draw();
        }
        if (this.q && this.of.length) {
          await this.search(ticket);
        }
      } catch (error) {
        if (this.ticket === ticket) {
          this.fail();
        }
      }
    }

    /* The row of a plan in the table of all, here or on the page of its province. */
    figures(id) {
      const plan = this.data.plans.find((one) => one.id === id);
      if (!plan) {
        return Promise.resolve(null);
      }
      const row = (page) => {
        return Array.from(page.querySelectorAll("tr[data-plan]"))
          .find((one) => one.getAttribute("data-plan") === id) || null;
      };
      if (!this.byProvince) {
        return Promise.resolve({ row: row(document), base: document.baseURI });
      }
      const address = this.site + "compare/" + id.slice(0, 2) + "/";
      if (!this.provinces.has(address)) {
        const read = fetch(address, { credentials: "same-origin" }).then((answer) => {
          if (!answer.ok) {
            throw new Error(address + ": " + answer.status);
          }
          return answer.text();
        }).then((text) => new DOMParser().parseFromString(text, "text/html"));
        read.catch(() => this.provinces.delete(address));
        this.provinces.set(address, read);
      }
      return this.provinces.get(address).then((page) => ({ row: row(page), base: address }));
    }

    /* The promises of the chosen plans that have the words of the topic. */
    async search(ticket) {
      const data = this.data;
      const plans = this.of.map((id) => data.plans.find((one) => one.id === id));
      const wanted = plans.filter(Boolean);
      const rows = [];
      wanted.forEach((plan) => {
        for (let row = plan.first; row < plan.first + plan.rows; row += 1) {
          rows.push(row);
        }
      });
      await Promise.all([
        window.gpSearch.load(), data.facts((plan) => wanted.indexOf(plan) >= 0), data.texts(rows),
      ]);
      if (this.ticket !== ticket) {
        return;
      }
      this.words = window.gpSearch.wordsOf(this.q);
      this.found = plans.map((plan) => (plan ? this.matching(plan) : []));
      this.draw();
    }

    matching(plan) {
      const found = [];
      for (let row = plan.first; row < plan.first + plan.rows; row += 1) {
        const letters = this.data.letters(row, window.gpSearch.fold);
        if (this.words.every((word) => letters.indexOf(word) >= 0)) {
          found.push(row);
        }
      }
      return found;
    }

    fail() {
      const box = this.parts.trouble;
      empty(box);
      box.appendChild(document.createTextNode(SAID.failed));
      const again = element("button", { type: "button", class: "gp-tool" }, SAID.retry);
      again.addEventListener("click", () => this.load());
      box.appendChild(again);
      box.appendChild(document.createTextNode("。" + SAID.local));
      box.hidden = false;
      this.parts.status.textContent = "";
    }

    /* ---- Choosing ---- */

    drawPlaces() {
      if (this.parts.place.options.length > 1) {
        return;
      }
      const groups = new Map();
      this.data.places.forEach((place) => {
        if (!groups.has(place.province)) {
          groups.set(place.province, this.parts.place.appendChild(
            element("optgroup", { label: place.province })
          ));
        }
        groups.get(place.province).appendChild(element("option", { value: place.code }, place.name));
      });
    }

    drawPlans() {
      const code = this.parts.place.value;
      empty(this.parts.plan);
      this.data.plans.filter((plan) => plan.code === code).forEach((plan) => {
        const year = plan.name.indexOf(String(plan.year)) >= 0 ? "" : plan.year + "年 ";
        this.parts.plan.appendChild(element("option", { value: plan.id }, year + plan.name));
      });
      if (!code) {
        this.parts.plan.appendChild(element("option", { value: "" }, "先选地区"));
      }
      this.parts.plan.disabled = !code;
      this.parts.add.disabled = !code;
    }

    /* ---- The table ---- */

    draw() {
      const count = this.of.length;
      const here = this.rows.filter(Boolean).length;
      const gone = count - here;
      const topic = this.q.length > QUOTED ? this.q.slice(0, QUOTED) + "…" : this.q;
      const said = count < 1 ? SAID.few : count < 2 ? SAID.more : "并排比较 " + here + " 份计划"
        + (gone ? "，另外 " + gone + " 份本站没有" : "")
        + (!this.q ? "" : this.found ? "；写到“" + topic + "”的共 "
          + this.found.reduce((sum, rows) => sum + rows.length, 0) + " 处" : "；" + SAID.reading);
      if (this.parts.status.textContent !== said) {
        this.parts.status.textContent = said;
      }
      this.makeRoom();
      const focused = document.activeElement && this.parts.table.contains(document.activeElement);
      empty(this.parts.table);
      if (count) {
        this.parts.table.appendChild(this.table());
      }
      if (focused) {
        (this.parts.table.querySelector("button") || this.parts.place).focus();
      }
    }

    table() {
      const region = element("div", {
        class: "gp-scroll", role: "region", tabindex: "0", "aria-labelledby": "gp-c-caption",
      });
      const table = region.appendChild(element("table", { class: "gp-table gp-table--side", role: "table" }));
      table.classList.add("gp-table--side" + this.of.length);
      table.appendChild(element(
        "caption", { id: "gp-c-caption" }, "所选计划的数字；状态取自各自最近一期有进展的文件"
      ));
      const head = table.appendChild(element("thead", { role: "rowgroup" })).appendChild(element("tr", { role: "row" }));
      head.appendChild(element("th", { scope: "col", role: "columnheader" }, "数字"));
      this.of.forEach((id, i) => head.appendChild(this.head(id, this.rows[i])));
      const body = table.appendChild(element("tbody", { role: "rowgroup" }));
      if (this.q) {
        body.appendChild(this.topic());
      }
      const known = this.rows.filter((one) => one && one.row);
      if (known.length) {
        Array.from(known[0].row.cells).slice(1).forEach((cell, at) => {
          body.appendChild(this.line(cell.getAttribute("data-label"), at + 1, known));
        });
      }
      return region;
    }

    head(id, found) {
      const cell = element("th", { scope: "col", role: "columnheader" });
      const plan = this.data.plans.find((one) => one.id === id);
      if (plan && found && found.row) {
        const place = this.data.places.get(plan.code);
        cell.appendChild(element("span", { class: "gp-figures__place" }, place.name));
        const href = this.site + id.replace("-", "/") + "/";
        cell.appendChild(element("a", { href: href }, plan.name));
      } else {
        cell.appendChild(element("span", { class: "gp-none" }, SAID.gone + "：" + id));
      }
      const name = plan ? this.data.places.get(plan.code).name + " " + plan.name : id;
      const button = element("button", {
        type: "button", class: "gp-asked", "aria-label": "不再比较：" + name,
      }, "移出");
      button.addEventListener("click", () => this.change(this.of.filter((one) => one !== id)));
      cell.appendChild(button);
      return cell;
    }

    line(label, at, known) {
      const line = element("tr", { role: "row" });
      const head = line.appendChild(element("th", { scope: "row", role: "rowheader" }, label));
      const note = this.note(label, known);
      if (note) {
        head.appendChild(element("span", { class: "gp-hint gp-compare__note" }, note));
      }
      this.rows.forEach((one) => {
        const cell = line.appendChild(element("td", { role: "cell" }));
        if (one && one.row) {
          this.copy(one.row.cells[at], cell, one.base);
        } else {
          cell.appendChild(element("span", { class: "gp-none" }, "—"));
        }
      });
      return line;
    }

    /* What a cell of the table of all holds; its links are those of the page it stands in. */
    copy(from, into, base) {
      Array.from(from.childNodes).forEach((node) => into.appendChild(document.importNode(node, true)));
      into.querySelectorAll("a[href]").forEach((link) => {
        link.href = new URL(link.getAttribute("href"), base).href;
      });
    }

    /* Why the columns of a row cannot simply be compared; empty where they can. */
    note(label, known) {
      const values = (name) => known.map((one) => one.row.getAttribute("data-" + name));
      const differs = (name) => new Set(values(name)).size > 1;
      const said = [];
      if (label === "数据截至") {
        said.push(differs("of") ? NOTES.of(values("of")) : "", differs("year") ? NOTES.year() : "");
      } else if (label === "任务和举措") {
        said.push(differs("level") ? NOTES.level() : "");
      } else if (label.indexOf("状态") > 0) {
        said.push(differs("total") ? NOTES.total() : "");
        said.push(label === "官方状态" ? NOTES.status() : "");
      }
      return said.join("");
    }

    /* ---- A topic ---- */

    topic() {
      const line = element("tr", { class: "gp-compare__topic", role: "row" });
      const head = line.appendChild(element("th", { scope: "row", role: "rowheader" }, "“" + this.q + "”"));
      head.appendChild(element("span", { class: "gp-hint" }, "写到它的任务和举措"));
      this.of.forEach((id, i) => {
        const cell = line.appendChild(element("td", { role: "cell" }));
        if (!this.found) {
          cell.appendChild(element("span", { class: "gp-none" }, SAID.reading));
        } else if (!this.found[i].length) {
          cell.appendChild(element("span", { class: "gp-none" }, SAID.nothing));
        } else {
          this.promises(cell, id, this.found[i]);
        }
      });
      return line;
    }

    promises(cell, id, rows) {
      const list = cell.appendChild(element("ul", { class: "gp-plain" }));
      rows.slice(0, SHOWN).forEach((row) => {
        const item = list.appendChild(element("li"));
        const link = item.appendChild(element("a", { href: this.site + this.data.path(row) }));
        const text = (this.data.measure[row] ? this.data.text[row] : this.data.title[row]) || "（没有文字）";
        window.gpSearch.marked(text, this.words, MARKED).forEach((piece) => {
          link.appendChild(piece.mark ? element("mark", {}, piece.text)
            : document.createTextNode(piece.text));
        });
        const stands = item.appendChild(element("span", { class: "gp-compare__stands" }));
        this.status(stands, row, "official", "官方状态 ", SAID.none);
        this.status(stands, row, "derived", "本站推断 ", SAID.notDerived);
      });
      const asked = new URLSearchParams([["plan", id], ["q", this.q]]);
      const text = rows.length > SHOWN ? "共 " + rows.length + " 处，查看全部" : "共 " + rows.length + " 处，在表中查看";
      cell.appendChild(element(
        "a", { class: "gp-compare__all", href: this.site + "explorer/?" + asked }, text
      ));
    }

    status(parent, row, name, label, otherwise) {
      const number = this.data[name][row];
      const key = this.data.enums[name].keys[number];
      const ours = name === "derived" ? " gp-status--ours" : "";
      const pair = parent.appendChild(element("span", { class: "gp-short" }, label));
      pair.appendChild(number
        ? element("span", { class: "gp-status" + ours + " gp-status--" + key }, this.data.word(name, number))
        : element("span", { class: "gp-none" }, otherwise));
      parent.appendChild(document.createTextNode(" "));
    }
  }

  /* On the page of a province a plan is taken to the page of comparison. */
  function lead(button) {
    const id = button.getAttribute("data-add");
    button.addEventListener("click", () => { location.href = "../?of=" + encodeURIComponent(id); });
  }

  function start() {
    const root = document.getElementById("gp-compare");
    if (root) {
      gp.compare = new Compare(root);
    } else {
      document.querySelectorAll("button[data-add]").forEach(lead);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
