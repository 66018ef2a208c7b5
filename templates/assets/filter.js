/* Filters and sorts what stands in a page already: the rows of tables, or the items of lists.

   <form data-filter="ID" data-noun="项任务"> with fields named as the parameters of the address; rows
   are `tbody > tr` in #ID but the headings of sections, or what `data-rows` selects.
     q         the text of the row, folded as the search folds it
     official, derived, due, since, late
               data-u on the row: its places, `2021-03-31/slow/overdue`, parted by spaces; one place
               must fit all of them
     sort      number, task, due, official, derived, `-` before: descending
     others    data-NAME on the row or on what holds it, words parted by spaces; with data-ordinal
               on the field they are the places of the choices
   .gp-group without a row to show is not shown. Links to `?…#…` of the same page set the fields. */
(function () {
  "use strict";

  const PLACES = ["official", "derived", "due", "since", "late"];
  const KNOWN = PLACES.concat(["q", "sort", "org", "section", "role", "plan", "place", "kind", "responsibility", "status"]);
  const NONE = "none";
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const SECTION = "gp-table__section";

  /* ---- Folding: src/govpublish/search/folding.py, sign for sign ---- */

  const WITHOUT_INK = /[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

  function fold(text) {
    let letters = "";
    for (const letter of text.normalize("NFKD")) {
      letters += letter.toUpperCase().toLowerCase();
    }
    return letters.replace(WITHOUT_INK, "").replace(/[‘’‚‛]/g, "'").replace(/[“”„‟]/g, '"');
  }

  function wordsOf(text) {
    return text.split(/\s+/).map(fold).filter(Boolean);
  }

  /* What an address says, to be repeated. */
  function short(text) {
    const signs = Array.from(text.slice(0, 80));
    return signs.length < text.length || signs.length > 40 ? signs.slice(0, 40).join("") + "…" : text;
  }

  /* ---- Rows ---- */

  function Row(element, at) {
    this.element = element;
    this.at = at;
    this.home = element.parentNode;
    this.keys = {};
    this.group = element.closest(".gp-group");
    this.places = (element.getAttribute("data-u") || "").split(" ").filter(Boolean).map(function (one) {
      const parts = one.split("/");
      return { due: parts[0], official: parts[1] || NONE, derived: parts[2] || NONE };
    });
  }

  Row.prototype.text = function () {
    if (this.folded === undefined) {
      const heading = this.group && this.group.querySelector("." + SECTION);
      this.folded = fold(this.element.textContent + " " + (heading ? heading.textContent : ""));
    }
    return this.folded;
  };

  /* Sorted, a row stands no longer under the heading of its section: it names it itself. */
  Row.prototype.nameGroup = function () {
    const heading = this.group && this.group.querySelector("." + SECTION);
    if (heading && !this.hint) {
      this.hint = document.createElement("span");
      this.hint.className = "gp-hint gp-of";
      this.hint.textContent = heading.textContent;
      this.element.querySelector("th").appendChild(this.hint);
    }
  };

  Row.prototype.named = function (name) {
    if (!(name in this.keys)) {
      const key = "data-" + name;
      const own = this.element.hasAttribute(key);
      const holder = own ? this.element : this.home.closest("[" + key + "]"); // home: sorted or not
      this.keys[name] = holder ? holder.getAttribute(key).split(" ") : [];
    }
    return this.keys[name];
  };

  function fits(place, wanted) {
    return (
      (!wanted.official || place.official === wanted.official) &&
      (!wanted.derived || place.derived === wanted.derived) &&
      (!wanted.due || (place.due !== "" && place.due <= wanted.due)) &&
      (!wanted.since || (place.due !== "" && place.due >= wanted.since)) &&
      (!wanted.late || place.derived === "overdue")
    );
  }

  /* ---- One form and its rows ---- */

  function Filter(form) {
    const area = document.getElementById(form.getAttribute("data-filter"));
    this.form = form;
    this.area = area;
    this.noun = form.getAttribute("data-noun");
    this.said = form.querySelector("[role=status]");
    this.reset = form.querySelector("[type=reset]");
    this.fold = form.querySelector(".gp-filter__fold");
    this.fields = Array.from(form.elements).filter((field) => field.name);
    const chosen = form.getAttribute("data-rows") || "tbody > tr:not(." + SECTION + ")";
    this.rows = Array.from(area.querySelectorAll(chosen)).map((element, at) => new Row(element, at));
    this.groups = Array.from(area.querySelectorAll(".gp-group"));
    this.several = this.rows.some((row) => row.places.length > 1);
    this.headings = Array.from(area.querySelectorAll("th[data-sort]"));
    this.wrote = 0;
  }

  Filter.prototype.start = function () {
    this.headings.forEach((heading) => this.makeSortable(heading));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    this.form.addEventListener("reset", () => setTimeout(() => {
      this.changed();
      (this.fold.offsetParent ? this.fold : this.fields[0]).focus();
    }));
    this.fold.addEventListener("click", () => {
      const open = this.form.classList.toggle("gp-filter--open");
      this.fold.setAttribute("aria-expanded", String(open));
    });
    document.addEventListener("click", (event) => this.followed(event));
    window.addEventListener("popstate", () => this.show(this.read()));
    this.show(this.read());
  };

  Filter.prototype.changed = function () {
    this.show([]);
    clearTimeout(this.wrote); // browsers refuse a new address at every key
    this.wrote = setTimeout(() => this.write(false), 250);
  };

  /* A link to this page with other fields: no new load, and the way back leads back. */
  Filter.prototype.followed = function (event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target) {
      return;
    }
    const there = new URL(link.href);
    if (there.origin + there.pathname !== location.origin + location.pathname || !there.search || !there.hash) {
      return;
    }
    event.preventDefault();
    clearTimeout(this.wrote);
    history.pushState(null, "", there);
    this.show(this.read());
    const goal = document.getElementById(decodeURIComponent(there.hash.slice(1)));
    if (goal) {
      goal.setAttribute("tabindex", "-1");
      goal.focus({ preventScroll: true });
      goal.scrollIntoView();
    }
  };

  /* ---- The address ---- */

  /* Set the fields by the address; what is to be said of what they do not know. */
  Filter.prototype.read = function () {
    const given = new URLSearchParams(location.search);
    const unknown = [];
    this.fields.forEach((field) => {
      const value = given.get(field.name) || "";
      if (field.type === "checkbox") {
        field.checked = value === "1";
        if (value && value !== "1") {
          unknown.push(field.name + "=" + value);
        }
        return;
      }
      field.value = field.type === "date" && !DAY.test(value) ? "" : value;
      if (field.value !== value && field.name !== "q") {
        field.value = "";
        unknown.push(field.name + "=" + value);
      }
    });
    const names = this.fields.map((field) => field.name);
    KNOWN.filter((name) => given.get(name) && names.indexOf(name) < 0).forEach((name) => {
      unknown.push(name + "=" + given.get(name));
    });
    return unknown;
  };

  Filter.prototype.wanted = function () {
    const wanted = {};
    this.fields.forEach((field) => {
      wanted[field.name] = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
    });
    return wanted;
  };

  Filter.prototype.write = function () {
    const given = new URLSearchParams(location.search);
    const wanted = this.wanted();
    KNOWN.forEach((name) => given.delete(name));
    Object.keys(wanted).forEach((name) => wanted[name] && given.set(name, wanted[name]));
    const query = given.toString();
    try {
      history.replaceState(history.state, "", location.pathname + (query ? "?" + query + this.place() : location.hash));
    } catch (error) {
      /* asked too often: the next change will tell */
    }
  };

  /* Whoever opens an address with conditions is led to what they are of. */
  Filter.prototype.place = function () {
    const section = this.form.closest("section");
    const heading = section && section.querySelector("h2[id]");
    return location.hash || (heading ? "#" + heading.id : "");
  };

  /* ---- What is shown ---- */

  Filter.prototype.show = function (unknown) {
    const wanted = this.wanted();
    const words = wordsOf(wanted.q || "");
    const others = this.fields.filter((field) => {
      return field.value && PLACES.indexOf(field.name) < 0 && field.name !== "q" && field.name !== "sort";
    });
    const keys = others.map((field) => [
      field.name,
      field.hasAttribute("data-ordinal") ? String(field.selectedIndex) : field.value,
    ]);
    const placed = PLACES.some((name) => wanted[name]);
    let rows = 0;
    let places = 0;
    this.rows.forEach((row) => {
      const fitting = placed ? row.places.filter((place) => fits(place, wanted)).length : 0;
      row.shown =
        (!placed || fitting > 0) &&
        keys.every((key) => row.named(key[0]).indexOf(key[1]) >= 0) &&
        words.every((word) => row.text().indexOf(word) >= 0);
      row.element.hidden = !row.shown;
      if (row.shown) {
        rows += 1;
        places += fitting;
      }
    });
    this.sort(wanted.sort || "");
    this.groups.forEach((group) => {
      group.hidden = !this.rows.some((row) => row.shown && group.contains(row.element));
    });
    this.tell(wanted, rows, placed && this.several ? places : 0, unknown);
  };

  Filter.prototype.tell = function (wanted, rows, places, unknown) {
    const set = Object.keys(wanted).filter((name) => wanted[name] && name !== "sort").length;
    let said = set ? "显示 " + rows + "/" + this.rows.length + " " + this.noun : "共 " + this.rows.length + " " + this.noun;
    if (set && !rows) {
      said += "：没有符合的，可以清除筛选";
    } else if (places) {
      said += "，其中符合的任务和举措 " + places + " 处";
    }
    if (unknown.length) {
      said += "。网址中的 " + unknown.map(short).join("、") + " 在本页不适用，没有理会";
    }
    if (this.said.textContent !== said) {
      this.said.textContent = said;
    }
    this.reset.disabled = !set && !wanted.sort;
    this.fold.lastElementChild.textContent = set ? "（已设 " + set + " 项）" : "";
  };

  /* ---- Sorting ---- */

  Filter.prototype.makeSortable = function (heading) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gp-sort";
    button.textContent = heading.textContent;
    const name = document.createElement("span");
    name.className = "gp-sort__name";
    name.textContent = heading.textContent;
    heading.textContent = "";
    heading.appendChild(name);
    heading.appendChild(button);
    button.addEventListener("click", () => {
      const field = this.form.elements.sort;
      const key = heading.getAttribute("data-sort");
      field.value = field.value === key ? "-" + key : field.value === "-" + key ? "" : key;
      this.changed();
    });
  };

  Filter.prototype.sort = function (by) {
    if (by !== (this.by || "")) {
      this.by = by;
      const down = by.charAt(0) === "-";
      const key = down ? by.slice(1) : by;
      this.area.classList.toggle("gp-sorted", by !== "");
      if (by) {
        this.rows.forEach((row) => row.nameGroup());
      }
      if (by) {
        const home = this.rows[0].home;
        this.sorted(key, down).forEach((row) => home.appendChild(row.element));
      } else {
        this.rows.forEach((row) => row.home.appendChild(row.element));
      }
      this.headings.forEach((heading) => {
        const own = heading.getAttribute("data-sort") === key;
        heading.setAttribute("aria-sort", own ? (down ? "descending" : "ascending") : "none");
      });
    }
  };

  /* Rows without what is sorted by come last, whichever way; what is alike keeps its order. */
  Filter.prototype.sorted = function (key, down) {
    const collator = new Intl.Collator("zh", { numeric: true });
    const values = new Map(this.rows.map((row) => [row, this.value(row, key)]));
    return this.rows.slice().sort((one, other) => {
      const a = values.get(one);
      const b = values.get(other);
      if (a === "" || b === "") {
        return (a === "") - (b === "") || one.at - other.at;
      }
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return (down ? -order : order) || one.at - other.at;
    });
  };

  Filter.prototype.value = function (row, key) {
    if (key === "number") {
      const at = row.element.getAttribute("data-n");
      return at === null ? row.at : Number(at);
    }
    if (key === "task") {
      return row.element.querySelector("th").textContent;
    }
    if (key === "due") {
      return row.places.map((place) => place.due).sort().pop() || "";
    }
    const field = this.form.elements[key];
    const order = field ? Array.from(field.options).map((option) => option.value) : [];
    const told = row.places.filter((place) => place[key] !== NONE);
    const found = told.map((place) => order.indexOf(place[key])).filter((at) => at > 0);
    return found.length ? Math.min.apply(null, found) : "";
  };

  /* ---- On paper nothing is folded ---- */

  const opened = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("article details:not([open])").forEach(function (one) {
      one.open = true;
      opened.push(one);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (one) {
      one.open = false;
    });
  });

  document.querySelectorAll("form[data-filter]").forEach(function (form) {
    const filter = new Filter(form);
    if (filter.rows.length) {
      filter.start();
    }
  });
})();
