/* What a reader asks of the explorer: the address, read and written, and the rows that answer it. */
(function () {
  "use strict";

  const gp = window.gpExplorer;
  const LISTS = ["place", "plan", "year", "kind", "level", "official", "derived", "org", "role"];
  const SORTS = ["number", "task", "due", "official", "derived"];
  const ORDER = [
    "place", "plan", "year", "kind", "level", "official", "derived", "late", "due", "org", "role",
    "section", "q",
  ];
  const BITS = {};
  ORDER.forEach((name, i) => { BITS[name] = 1 << i; });
  BITS.role = BITS.org; // who and in which role are one question
  const PLAN = BITS.place | BITS.plan | BITS.year | BITS.kind;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  /* ---- The address ---- */

  /* What an address asks; what it does not say is as at the beginning. */
  function parse(search) {
    const asked = new URLSearchParams(search);
    const query = { late: asked.get("late") === "1", due: "", page: 1, sort: "number", down: false };
    LISTS.forEach((name) => {
      query[name] = Array.from(new Set(asked.getAll(name).filter(Boolean)));
    });
    if (DAY.test(asked.get("due") || "")) {
      query.due = asked.get("due");
    }
    query.q = asked.get("q") || "";
    query.section = asked.get("section") || "";
    const sort = asked.get("sort") || "";
    if (SORTS.indexOf(sort.replace(/^-/, "")) >= 0) {
      query.sort = sort.replace(/^-/, "");
      query.down = sort.charAt(0) === "-";
    }
    const page = Number(asked.get("page"));
    query.page = page >= 1 && page % 1 === 0 ? page : 1;
    query.columns = gp.columnsOf(asked.get("columns"));
    return query;
  }

  /* The address that asks this; empty where nothing is asked. */
  function format(query) {
    const asked = new URLSearchParams();
    ORDER.forEach((name) => {
      if (name === "late") {
        if (query.late) {
          asked.append("late", "1");
        }
      } else {
        [].concat(query[name]).filter(Boolean).forEach((value) => asked.append(name, value));
      }
    });
    if (query.sort !== "number" || query.down) {
      asked.append("sort", (query.down ? "-" : "") + query.sort);
    }
    if (query.columns.join() !== gp.columnsOf(null).join()) {
      asked.append("columns", query.columns.join());
    }
    if (query.page > 1) {
      asked.append("page", query.page);
    }
    const text = asked.toString();
    return text ? "?" + text : "";
  }

  function isFiltered(query) {
    return ORDER.some((name) => (Array.isArray(query[name]) ? query[name].length : query[name]));
  }

  /* Whether only the texts can tell which rows are meant. */
  function needsTexts(query) {
    return Boolean(query.q.trim() || query.section || query.sort === "task");
  }

  /* ---- The rows ---- */

  function numbers(data, name, values) {
    const set = new Set(values.map((value) => {
      return value === "none" ? 0 : data.enums[name].at.get(value);
    }));
    set.delete(undefined); // a word nobody knows finds nothing
    return set;
  }

  /* Which of the questions about its plan each plan fails. */
  function failing(data, query) {
    return data.plans.map((plan) => {
      const fails = (name, value) => {
        return query[name].length && query[name].indexOf(value) < 0 ? BITS[name] : 0;
      };
      return fails("place", plan.code) | fails("plan", plan.id) | fails("year", String(plan.year))
        | fails("kind", plan.kind);
    });
  }

  /* The rows that answer, and how many would if one question were left out: what the facets show.
     One pass: a row that fails one question only counts for the choices of that question. */
  function run(data, query, words, fold) {
    const ofPlan = failing(data, query);
    const asked = {
      official: numbers(data, "official", query.official),
      derived: numbers(data, "derived", query.derived),
      roles: numbers(data, "role", query.role),
      names: new Set(query.org.map((name) => data.nameAt.get(name))),
    };
    const overdue = data.enums.derived.at.get("overdue");
    const until = query.due ? Number(query.due.replace(/-/g, "")) : 0;
    const counts = new Counts(data, query, asked, overdue);
    const rows = [];
    let unread = 0;
    let measures = 0;
    for (let row = 0; row < data.total; row += 1) {
      let fails = ofPlan[data.plan[row]];
      if (!data.known[row] || (fails & (fails - 1))) {
        continue;
      }
      if (query.level.length && query.level.indexOf(data.measure[row] ? "measure" : "task") < 0) {
        fails |= BITS.level;
      }
      if (query.official.length && !asked.official.has(data.official[row])) {
        fails |= BITS.official;
      }
      if (query.derived.length && !asked.derived.has(data.derived[row])) {
        fails |= BITS.derived;
      }
      if (query.late && data.derived[row] !== overdue) {
        fails |= BITS.late;
      }
      if (until && (!data.due[row] || data.due[row] > until)) {
        fails |= BITS.due;
      }
      if (!answering(data, data.answers[row], asked.names, asked.roles, query)) {
        fails |= BITS.org;
      }
      if (fails & (fails - 1)) {
        continue;
      }
      if (query.section || words.length) {
        if (!data.readable[row]) {
          unread += fails ? 0 : 1;
          continue;
        }
        if (query.section && data.section[data.taskOf(row)] !== query.section) {
          continue;
        }
        if (words.length) {
          const letters = data.letters(row, fold);
          if (!words.every((word) => letters.indexOf(word) >= 0)) {
            continue;
          }
        }
      }
      if (!fails) {
        rows.push(row);
        measures += data.measure[row];
      }
      counts.add(row, fails);
    }
    return { rows: rows, counts: counts.told(ofPlan), unread: unread, measures: measures };
  }

  /* Whether somebody of these names answers in one of these roles. */
  function answering(data, answers, names, roles, query) {
    return !(query.org.length || query.role.length) || answers.some((number) => {
      const duty = data.duties[number];
      return (!query.org.length || names.has(duty.name))
        && (!query.role.length || roles.has(duty.role));
    });
  }

  /* How many rows each choice has. A pass over all rows must not make anything for a row. */
  class Counts {
    constructor(data, query, asked, overdue) {
      this.data = data;
      this.query = query;
      this.asked = asked;
      this.overdue = overdue;
      this.late = 0;
      this.plan = new Uint32Array(data.plans.length);
      this.level = new Uint32Array(2);
      this.official = new Uint32Array(data.enums.official.keys.length);
      this.derived = new Uint32Array(data.enums.derived.keys.length);
      this.role = new Uint32Array(data.enums.role.keys.length);
      this.roleRow = new Int32Array(this.role.length).fill(-1); // counted last in which row
      this.org = new Uint32Array(data.names.length);
      this.orgRow = new Int32Array(this.org.length).fill(-1);
    }

    /* A row that fails nothing, or one question only. */
    add(row, fails) {
      const data = this.data;
      if (!(fails & ~PLAN)) {
        this.plan[data.plan[row]] += 1;
      }
      if (!(fails & ~BITS.level)) {
        this.level[data.measure[row]] += 1;
      }
      if (!(fails & ~BITS.official)) {
        this.official[data.official[row]] += 1;
      }
      if (!(fails & ~BITS.derived)) {
        this.derived[data.derived[row]] += 1;
      }
      if (!(fails & ~BITS.late) && data.derived[row] === this.overdue) {
        this.late += 1;
      }
      if (!(fails & ~BITS.org)) {
        this.addAnswers(row);
      }
    }

    addAnswers(row) {
      const answers = this.data.answers[row];
      for (let i = 0; i < answers.length; i += 1) {
        const duty = this.data.duties[answers[i]];
        const cast = !this.query.role.length || this.asked.roles.has(duty.role);
        const named = !this.query.org.length || this.asked.names.has(duty.name);
        if (cast && this.orgRow[duty.name] !== row) {
          this.orgRow[duty.name] = row;
          this.org[duty.name] += 1;
        }
        if (named && this.roleRow[duty.role] !== row) {
          this.roleRow[duty.role] = row;
          this.role[duty.role] += 1;
        }
      }
    }

    /* By the words of the address; what has no row is left out. */
    told(ofPlan) {
      const data = this.data;
      const words = (name) => (count, i) => [data.enums[name].keys[i] || "none", count];
      const map = (counts, word) => new Map(Array.from(counts, word).filter((pair) => pair[1]));
      const told = {
        late: this.late,
        level: map(this.level, (count, i) => [i ? "measure" : "task", count]),
        official: map(this.official, words("official")),
        derived: map(this.derived, words("derived")),
        role: map(this.role, words("role")),
        org: map(this.org, (count, i) => [data.names[i], count]),
      };
      const keys = {
        place: (plan) => plan.code, plan: (plan) => plan.id, kind: (plan) => plan.kind,
        year: (plan) => String(plan.year),
      };
      Object.keys(keys).forEach((name) => {
        told[name] = new Map();
        data.plans.forEach((plan, i) => {
          if (!(ofPlan[i] & ~BITS[name]) && this.plan[i]) {
            const key = keys[name](plan);
            told[name].set(key, (told[name].get(key) || 0) + this.plan[i]);
          }
        });
      });
      return told;
    }
  }

  /* The rows in the order asked for; what has no value comes last, equals stay as in the documents. */
  function sorted(data, rows, query) {
    const turn = query.down ? -1 : 1;
    if (query.sort === "number") {
      return query.down ? rows.slice().reverse() : rows;
    }
    if (query.sort === "task") {
      const collator = new Intl.Collator("zh-Hans-CN");
      return rows.slice().sort((one, other) => {
        return turn * collator.compare(data.title[one] || "", data.title[other] || "") || one - other;
      });
    }
    const column = data[query.sort];
    return rows.slice().sort((one, other) => {
      const a = column[one];
      const b = column[other];
      return a === b ? one - other : !a ? 1 : !b ? -1 : turn * (a - b);
    });
  }

  Object.assign(gp, {
    parse: parse, format: format, isFiltered: isFiltered, needsTexts: needsTexts, run: run,
    sorted: sorted, ORDER: ORDER,
  });
})();
