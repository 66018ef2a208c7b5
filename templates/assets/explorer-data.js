/* The rows of every plan, read from the files that src/govpublish/explorer/ writes.

   window.gpExplorer is what this script and its neighbours share. Of all rows it is known at once to
   which plan they belong; the facts by which they are filtered come file by file, their texts when
   somebody wants to read or search them. No dependency, ES2018. */
(function () {
  "use strict";

  const AT_ONCE = 4; // files asked for side by side
  /* Whatever folding may change; it looks at no neighbours, so the rest may stay as it is. */
  const FOLDED = /[^!-@[-`a-z{-~、。\u4e00-\u9fff]+/g;
  const gp = window.gpExplorer = {};

  class Data {
    constructor(base) {
      this.base = base;
      this.version = "";
      this.opened = null;
      this.changed = function () {};
    }

    /* What there is, without any row; after a failure it can be tried again. */
    open() {
      if (!this.opened) {
        this.opened = this.fetch("index.json").then((index) => this.begin(index));
        this.opened.catch(() => { this.opened = null; });
      }
      return this.opened;
    }

    fetch(name) {
      const address = this.base + name + (this.version ? "?v=" + this.version : "");
      const cache = this.version ? "default" : "no-cache";
      return fetch(address, { cache: cache, credentials: "same-origin" }).then((answer) => {
        if (!answer.ok) {
          throw new Error(name + ": " + answer.status);
        }
        return answer.json();
      });
    }

    begin(index) {
      this.version = index.version;
      this.enums = {};
      Object.keys(index.enums).forEach((name) => {
        this.enums[name] = { keys: [""], words: [""], at: new Map() };
        index.enums[name].forEach((pair, i) => {
          this.enums[name].keys.push(pair[0]);
          this.enums[name].words.push(pair[1]);
          this.enums[name].at.set(pair[0], i + 1);
        });
      });
      this.places = new Map(index.places.map((one) => [one[0], {
        code: one[0], name: one[1], province: one[2] || "", prefecture: one[3] || "",
      }]));
      let first = 0;
      this.plans = index.plans.map((one, number) => {
        const plan = {
          number: number, id: one[0], code: one[0].slice(0, one[0].indexOf("-")), year: one[1],
          kind: one[2], name: one[3], first: first, rows: one[4],
        };
        first += one[4];
        return plan;
      });
      this.total = first;
      this.files = { facts: this.parted(index.facts), texts: this.parted(index.texts) };
      this.makeRows(first);
      return this;
    }

    parted(counts) {
      let first = 0;
      return counts.map((rows, number) => {
        const file = { number: number, first: first, rows: rows, loaded: false, promise: null };
        first += rows;
        return file;
      });
    }

    /* One place a row in every column; the rows of all files count through. */
    makeRows(total) {
      this.plan = new Uint16Array(total);
      this.plans.forEach((plan) => {
        this.plan.fill(plan.number, plan.first, plan.first + plan.rows);
      });
      this.known = new Uint8Array(total); // whether the facts of a row are there
      this.measure = new Uint8Array(total);
      this.due = new Int32Array(total); // 20210930; 0 where there is none
      this.official = new Uint8Array(total);
      this.derived = new Uint8Array(total);
      this.stand = new Int32Array(total);
      this.part = new Array(total);
      this.answers = new Array(total);
      this.stands = [null];
      this.duties = [null];
      this.names = [];
      this.nameAt = new Map();
      this.readable = new Uint8Array(total); // whether the texts of a row are there
      this.number = new Array(total);
      this.title = new Array(total);
      this.text = new Array(total);
      this.section = new Array(total);
      this.deadline = new Array(total);
      this.folded = new Array(total);
    }

    /* ---- Facts ---- */

    /* The facts of the plans that are wanted. */
    facts(wanted) {
      return this.all("facts", this.files.facts.filter((file) => this.plans.some((plan) => {
        return plan.first < file.first + file.rows && plan.first + plan.rows > file.first
          && wanted(plan);
      })));
    }

    addFacts(file, columns) {
      const stands = this.stands.length - 1;
      columns.stands.forEach((one) => this.stands.push({
        period: one[0], asOf: one[1] || "", printed: one[2] || "", official: one[3],
        derived: one[4], rule: one[5] || "",
      }));
      const names = columns.names.map((name) => this.nameNumber(name));
      const duties = this.duties.length - 1;
      columns.duties.forEach((one) => this.duties.push({
        name: names[one[0] - 1], printed: one[1] || columns.names[one[0] - 1], role: one[2],
      }));
      const days = columns.days.map((day) => Number(day.replace(/-/g, "")));
      for (let i = 0; i < file.rows; i += 1) {
        const row = file.first + i;
        this.part[row] = columns.parts[i];
        this.measure[row] = columns.parts[i].charAt(0) === "." ? 1 : 0;
        this.due[row] = columns.due[i] ? days[columns.due[i] - 1] : 0;
        if (columns.stand[i]) {
          const stand = stands + columns.stand[i];
          this.stand[row] = stand;
          this.official[row] = this.stands[stand].official;
          this.derived[row] = this.stands[stand].derived;
        }
        this.answers[row] = [].concat(columns.answers[i] || []).map((duty) => duty + duties);
        this.known[row] = 1;
      }
    }

    nameNumber(name) {
      let number = this.nameAt.get(name);
      if (number === undefined) {
        number = this.names.push(name) - 1;
        this.nameAt.set(name, number);
      }
      return number;
    }

    /* ---- Texts ---- */

    /* The texts of some rows, those asked for now before those of others. */
    texts(rows) {
      const wanted = new Set();
      rows.forEach((row) => {
        if (!this.readable[row]) {
          wanted.add(this.fileOf(row));
        }
      });
      return this.all("texts", Array.from(wanted));
    }

    fileOf(row) {
      const files = this.files.texts;
      let low = 0;
      let high = files.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (files[middle].first <= row) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return files[low];
    }

    addTexts(file, columns) {
      for (let i = 0; i < file.rows; i += 1) {
        const row = file.first + i;
        this.number[row] = columns.numbers[i] || "";
        this.text[row] = columns.texts[i] || "";
        this.title[row] = columns.titles[i] || this.text[row];
        this.section[row] = columns.section[i] ? columns.sections[columns.section[i] - 1] : "";
        this.deadline[row] = columns.deadline[i] ? columns.deadlines[columns.deadline[i] - 1] : "";
        this.readable[row] = 1;
      }
    }

    /* Some files, a few side by side; resolves when all are there, fails when one is not. */
    all(sort, files) {
      const waiting = files.filter((file) => !file.loaded);
      const next = () => {
        const file = waiting.shift();
        return file ? this.one(sort, file).then(next) : null;
      };
      const lanes = [];
      for (let i = 0; i < AT_ONCE; i += 1) {
        lanes.push(next());
      }
      return Promise.all(lanes);
    }

    one(sort, file) {
      if (!file.promise) {
        file.promise = this.fetch(sort + "/" + file.number + ".json").then((columns) => {
          if (sort === "facts") {
            this.addFacts(file, columns);
          } else {
            this.addTexts(file, columns);
          }
          file.loaded = true;
          this.changed(sort);
        });
        file.promise.catch(() => { file.promise = null; });
      }
      return file.promise;
    }

    /* ---- What a row is called, and where it is ---- */

    taskOf(row) {
      let task = row;
      while (this.measure[task]) {
        task -= 1;
      }
      return task;
    }

    id(row) {
      const plan = this.plans[this.plan[row]].id + ".";
      return plan + this.part[this.taskOf(row)] + (this.measure[row] ? this.part[row] : "");
    }

    /* Relative to the site: 331121/2021-key/12/#m3. */
    path(row) {
      const id = this.plans[this.plan[row]].id;
      const folder = id.replace("-", "/") + "/" + encodeURIComponent(this.part[this.taskOf(row)]);
      return folder + "/" + (this.measure[row] ? "#m" + encodeURIComponent(this.part[row].slice(1)) : "");
    }

    place(row) {
      return this.places.get(this.plans[this.plan[row]].code);
    }

    word(name, number) {
      return this.enums[name].words[number];
    }

    /* What of a row is searched, folded once. Its parts stay apart: no phrase reaches across. */
    letters(row, fold) {
      if (this.folded[row] === undefined) {
        const stand = this.stands[this.stand[row]];
        const texts = [
          this.title[row], this.text[row] === this.title[row] ? "" : this.text[row],
          this.section[row], this.deadline[row], stand ? stand.printed : "", this.place(row).name,
        ];
        this.answers[row].forEach((number) => {
          const duty = this.duties[number];
          texts.push(duty.printed, this.names[duty.name]);
        });
        this.folded[row] = texts.filter(Boolean).map((text) => quickly(text, fold)).join("\u0001");
      }
      return this.folded[row];
    }
  }

  function quickly(text, fold) {
    return text.replace(FOLDED, (run) => fold(run));
  }

  Object.assign(gp, { Data: Data, quickly: quickly });
})();
