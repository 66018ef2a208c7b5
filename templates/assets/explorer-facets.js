/* The conditions beside the explorer's table: what is chosen, and how many rows each choice has.

   Most of them stand in the page already; places and organizations are put in here, as text. */
(function () {
  "use strict";

  const gp = window.gpExplorer;
  const SHOWN = 8; // organizations offered at once
  const MANY = 40; // places beyond which they are grouped by province, not by prefecture

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

  function number(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  class Facets {
    constructor(form, asked, data, change) {
      this.form = form;
      this.asked = asked;
      this.data = data;
      this.change = change;
      this.query = null;
      this.fold = (text) => text;
      this.place = form.querySelector("[name=place]");
      this.orgs = document.getElementById("gp-x-orgs");
      this.orgsMore = document.getElementById("gp-x-orgs-more");
      this.orgPart = document.getElementById("gp-x-org");
      this.listen();
    }

    listen() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", (event) => this.chosen(event.target));
      this.form.q.addEventListener("input", (event) => {
        if (!event.isComposing) {
          this.later();
        }
      });
      this.form.q.addEventListener("compositionend", () => this.later());
      this.orgPart.addEventListener("input", () => {
        window.gpSearch.load().then(() => {
          this.fold = window.gpSearch.fold;
          this.drawOrgs();
        }, () => this.drawOrgs());
      });
      const fold = this.form.querySelector(".gp-explorer__fold");
      fold.addEventListener("click", () => {
        const open = this.form.classList.toggle("gp-explorer__ask--open");
        fold.setAttribute("aria-expanded", String(open));
      });
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        if (this.form.q.value !== this.query.q) {
          this.change({ q: this.form.q.value }, true);
        }
      }, 150);
    }

    chosen(field) {
      const name = field.name;
      if (name === "late") {
        this.change({ late: field.checked });
      } else if (name === "due") {
        this.change({ due: field.value });
      } else if (name === "place") {
        this.change({ place: field.value ? [field.value] : [] });
      } else if (name && field.type === "checkbox") {
        const others = this.query[name].filter((value) => value !== field.value);
        const changed = {};
        changed[name] = field.checked ? others.concat([field.value]) : others;
        this.change(changed);
      }
    }

    /* The places there are, once they are known. */
    begin() {
      const groups = new Map();
      this.data.places.forEach((place) => {
        const name = this.data.places.size > MANY ? place.province : place.prefecture || place.province;
        if (!groups.has(name)) {
          groups.set(name, this.place.appendChild(element("optgroup", { label: name })));
        }
        groups.get(name).appendChild(element("option", { value: place.code }, place.name));
      });
    }

    /* What is asked, in every field. */
    ask(query) {
      this.query = query;
      const form = this.form;
      if (form.q.value !== query.q && document.activeElement !== form.q) {
        form.q.value = query.q;
      }
      form.due.value = query.due;
      this.place.value = query.place.length === 1 ? query.place[0] : "";
      form.querySelectorAll("input[type=checkbox][name]").forEach((box) => {
        box.checked = box.name === "late" ? query.late : query[box.name].indexOf(box.value) >= 0;
      });
      this.drawAsked();
    }

    /* How many rows each choice has. */
    tell(counts, isWhole) {
      this.counts = counts;
      this.form.querySelectorAll("[data-count]").forEach((mark) => {
        const name = mark.getAttribute("data-count");
        const count = name === "late" ? counts.late : counts[name].get(mark.getAttribute("data-key"));
        mark.textContent = number(count || 0);
        mark.parentNode.classList.toggle("gp-choice--none", !count);
      });
      this.place.querySelectorAll("option[value]").forEach((option) => {
        const place = this.data.places.get(option.value);
        if (place) { // of places whose rows have not been read no number is known
          const shown = isWhole || counts.place.has(place.code);
          const count = shown ? "（" + number(counts.place.get(place.code) || 0) + "）" : "";
          if (option.textContent !== place.name + count) {
            option.textContent = place.name + count;
          }
        }
      });
      this.drawOrgs();
    }

    drawOrgs() {
      const counts = this.counts ? this.counts.org : new Map();
      const part = this.fold(this.orgPart.value.trim());
      const chosen = this.query.org;
      const found = Array.from(counts.keys()).filter((name) => {
        return chosen.indexOf(name) < 0 && (!part || this.fold(name).indexOf(part) >= 0);
      }).sort((one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1));
      const focused = this.orgs.contains(document.activeElement) ? document.activeElement.value : null;
      empty(this.orgs);
      chosen.concat(found.slice(0, SHOWN)).forEach((name) => {
        const label = element("label", { class: "gp-choice" });
        const box = element("input", { type: "checkbox", name: "org", value: name });
        box.checked = chosen.indexOf(name) >= 0;
        label.appendChild(box);
        label.appendChild(element("span", {}, name));
        label.appendChild(element("span", { class: "gp-count" }, number(counts.get(name) || 0)));
        this.orgs.appendChild(label);
        if (name === focused) {
          box.focus();
        }
      });
      const more = found.length - SHOWN;
      this.orgsMore.hidden = more <= 0;
      this.orgsMore.textContent = more > 0
        ? "还有 " + number(more) + " 个单位，写几个字可以找到。" : "";
    }

    /* ---- The conditions, each with a button that takes it away ---- */

    drawAsked() {
      const query = this.query;
      const focused = this.asked.contains(document.activeElement);
      empty(this.asked);
      gp.ORDER.forEach((name) => {
        if (name === "late" ? query.late : !Array.isArray(query[name]) && query[name]) {
          const gone = {};
          gone[name] = name === "late" ? false : "";
          this.asking(this.named(name, query[name]), gone);
        } else if (Array.isArray(query[name])) {
          query[name].forEach((value) => {
            const gone = {};
            gone[name] = query[name].filter((other) => other !== value);
            this.asking(this.named(name, value), gone);
          });
        }
      });
      if (this.asked.children.length > 1) {
        this.asking("清除全部条件", null);
      }
      if (focused) {
        (this.asked.querySelector("button") || this.form.q).focus();
      }
    }

    asking(words, gone) {
      const button = element("button", { type: "button", class: "gp-asked" }, words);
      if (gone) {
        button.setAttribute("aria-label", "去掉条件：" + words);
      } else {
        button.classList.add("gp-asked--all");
      }
      button.addEventListener("click", () => {
        if (!gone || "q" in gone) {
          this.form.q.value = "";
        }
        this.change(gone);
      });
      this.asked.appendChild(element("li")).appendChild(button);
    }

    named(name, value) {
      const data = this.data;
      const plan = name === "plan" && data.plans.find((one) => one.id === value);
      const place = name === "place" && data.places.get(value);
      const enumeration = data.enums[name];
      const word = enumeration && enumeration.at.has(value)
        ? enumeration.words[enumeration.at.get(value)] : value;
      switch (name) {
        case "place": return place ? place.name : value;
        case "plan": return plan ? data.places.get(plan.code).name + " " + plan.name : value;
        case "year": return value + "年";
        case "level": return value === "task" ? "只看任务" : value === "measure" ? "只看举措" : value;
        case "official": return "官方状态：" + (value === "none" ? "文件未给出" : word);
        case "derived": return "本站推断：" + (value === "none" ? "未作推断" : word);
        case "late": return "已逾期";
        case "due": return "期限不晚于 " + value;
        case "q": return "“" + value + "”";
        default: return word;
      }
    }
  }

  Object.assign(gp, { Facets: Facets, element: element, empty: empty, grouped: number });
})();
