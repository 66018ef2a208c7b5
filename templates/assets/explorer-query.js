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
    const official = numbers(data, "official", query.official);
    const derived = numbers(data, "derived", query.derived);
    const roles = numbers(data, "role", query.role);
    const names = new Set(query.org.map((name) => data.nameAt.get(name)));
    const overdue = data.enums.derived.at.get("overdue");
    const until = query.due ? Number(query.due.replace(/-/g, "")) : 0;
    const level = query.level.length === 1 ? query.level[0] : query.level.length ? "both" : "";
    const counts = {
      place: new Map(), plan: new Map(), year: new Map(), kind: new Map(), level: new Map(),
      official: new Map(), derived: new Map(), org: new Map(), role: new Map(), late: 0,
    };
    const rows = [];
    let unread = 0;
    let measures = 0;
    for (let row = 0; row < data.total; row += 1) {
      const plan = data.plan[row];
      let fails = ofPlan[plan];
      if (!data.known[row] || (fails & (fails - 1))) {
        continue;
      }
      const own = data.measure[row] ? "measure" : "task";
      if (level && level !== "both" && level !== own) {
        fails |= BITS.level;
      }
      if (query.official.length && !official.has(data.official[row])) {
        fails |= BITS.official;
      }
      if (query.derived.length && !derived.has(data.derived[row])) {
        fails |= BITS.derived;
      }
      if (query.late && data.derived[row] !== overdue) {
        fails |= BITS.late;
      }
      if (until && (!data.due[row] || data.due[row] > until)) {
        fails |= BITS.due;
      }
      if (!answering(data, data.answers[row], names, roles, query)) {
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
        const letters = words.length ? data.letters(row, fold) : "";
        if (!words.every((word) => letters.indexOf(word) >= 0)) {
          continue;
        }
      }
      if (!fails) {
        rows.push(row);
        measures += data.measure[row];
      }
      tell(data, query, counts, { row: row, fails: fails, own: own }, names, roles);
    }
    return { rows: rows, counts: counts, unread: unread, measures: measures };
  }

  /* Whether somebody of these names answers in one of these roles. */
  function answering(data, answers, names, roles, query) {
    return !(query.org.length || query.role.length) || answers.some((number) => {
      const duty = data.duties[number];
      return (!query.org.length || names.has(duty.name))
        && (!query.role.length || roles.has(duty.role));
    });
  }

  function add(counts, key) {
    counts.set(key, (counts.get(key) || 0) + 1);
  }

  function tell(data, query, counts, found, names, roles) {
    const row = found.row;
    const fails = found.fails;
    const plan = data.plan[row];
    const only = (name) => !(fails & ~BITS[name]);
    if (only("place")) {
      add(counts.place, data.plans[plan].code);
    }
    if (only("plan")) {
      add(counts.plan, data.plans[plan].id);
    }
    if (only("year")) {
      add(counts.year, String(data.plans[plan].year));
    }
    if (only("kind")) {
      add(counts.kind, data.plans[plan].kind);
    }
    if (only("level")) {
      add(counts.level, found.own);
    }
    if (only("official")) {
      add(counts.official, data.enums.official.keys[data.official[row]] || "none");
    }
    if (only("derived")) {
      add(counts.derived, data.enums.derived.keys[data.derived[row]] || "none");
    }
    if (only("late") && data.enums.derived.keys[data.derived[row]] === "overdue") {
      counts.late += 1;
    }
    if (only("org")) {
      const duties = data.answers[row].map((number) => data.duties[number]);
      const cast = duties.filter((duty) => !query.role.length || roles.has(duty.role));
      const named = duties.filter((duty) => !query.org.length || names.has(duty.name));
      new Set(cast.map((duty) => data.names[duty.name])).forEach((name) => add(counts.org, name));
      new Set(named.map((duty) => duty.role)).forEach((role) => {
        add(counts.role, data.enums.role.keys[role]);
      });
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
