/* The columns of the explorer's table, and the files in which a reader takes rows home. */
(function () {
  "use strict";

  const gp = window.gpExplorer;
  const AT_ONCE = 2000; // rows put together before the browser may breathe
  const FIRST = /^[\t\r\n']/; // src/govpublish/exports/excel_csv.py says why
  const FORMULA = /^[\s\x1c-\x1f\x85]*[=+\-@＝＋－＠]/;

  /* What may be shown beside the task itself, in this order; `first` are there from the beginning. */
  const COLUMNS = [
    { name: "place", title: "地区", first: true },
    { name: "plan", title: "计划" },
    { name: "year", title: "年度" },
    { name: "section", title: "所属部分" },
    { name: "org", title: "责任单位", first: true },
    { name: "deadline", title: "完成时限（原文）" },
    { name: "due", title: "最后期限", first: true, sort: "due" },
    { name: "printed", title: "状态（原文）" },
    { name: "official", title: "官方状态", first: true, sort: "official" },
    { name: "derived", title: "推断状态（本站）", short: "本站推断", first: true, sort: "derived" },
    { name: "rule", title: "推断规则" },
    { name: "asof", title: "数据截至日" },
    { name: "id", title: "编号" },
  ];

  /* The columns an address names, in our order. */
  function columnsOf(text) {
    const named = text === null ? null : text.split(",");
    return COLUMNS.filter((one) => (named ? named.indexOf(one.name) >= 0 : one.first))
      .map((one) => one.name);
  }

  function day(number) {
    const text = String(number);
    return number ? text.slice(0, 4) + "-" + text.slice(4, 6) + "-" + text.slice(6) : "";
  }

  /* ---- Files ---- */

  /* The heads of the table of each plan among the downloads, and the address of the row. */
  const HEADS = [
    "编号", "层级", "地区", "计划", "年度", "所属部分", "序号", "标号", "任务标题", "内容", "完成时限",
    "最后期限", "牵头单位", "共同牵头单位", "配合单位", "责任单位（未区分）", "进展时段", "数据截至日",
    "状态（原文）", "官方状态", "推断状态", "推断规则", "网址",
  ];

  function values(data, row, root) {
    const task = data.taskOf(row);
    const measure = data.measure[row];
    const plan = data.plans[data.plan[row]];
    const stand = data.stands[data.stand[row]]
      || { period: "", asOf: "", printed: "", official: 0, derived: 0, rule: "" };
    const answers = (role) => data.answers[row].map((number) => data.duties[number])
      .filter((duty) => data.enums.role.keys[duty.role] === role)
      .map((duty) => duty.printed).join(";");
    return [
      data.id(row), measure ? "举措" : "任务", data.place(row).name, plan.name, plan.year,
      data.section[task], data.number[task], measure ? data.number[row] : "", data.title[task],
      data.text[row], data.deadline[row], day(data.due[row]), answers("lead"),
      answers("joint_lead"), answers("support"), answers("unspecified"), stand.period, stand.asOf,
      stand.printed, data.word("official", stand.official), data.word("derived", stand.derived),
      stand.rule, root + data.path(row),
    ];
  }

  function exact(value) {
    const text = String(value);
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function guarded(value) {
    const text = String(value);
    const safe = typeof value === "string" && (FIRST.test(text) || FORMULA.test(text))
      ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  /* A file of some rows: exact UTF-8 and RFC 4180, or made for a double click in Excel. */
  async function csv(data, rows, root, forExcel) {
    const cell = forExcel ? guarded : exact;
    const line = (cells) => cells.map(cell).join(",") + "\r\n";
    const pieces = [(forExcel ? "\ufeff" : "") + line(HEADS)];
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      pieces.push(rows.slice(first, first + AT_ONCE)
        .map((row) => line(values(data, row, root))).join(""));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return new Blob(pieces, { type: "text/csv;charset=utf-8" });
  }

  /* What a file of these rows is called: where they are from, of which day, how many. */
  function fileName(data, query, rows, forExcel) {
    const codes = Array.from(new Set(rows.map((row) => data.place(row).code)));
    const places = codes.length > 3 ? [codes.length + "个地区"]
      : codes.map((code) => data.places.get(code).name);
    const days = rows.map((row) => (data.stand[row] ? data.stands[data.stand[row]].asOf : ""));
    const newest = days.reduce((one, other) => (other > one ? other : one), "");
    const parts = [
      "任务和举措", places.join("、"), query.year.join("、"),
      newest ? "截至" + newest : "", rows.length + "行", forExcel ? "Excel用" : "",
    ];
    const name = parts.filter(Boolean).join("_");
    return name.replace(/[\u0000-\u001f\\/:*?"<>|]/g, "") + ".csv";
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  Object.assign(gp, {
    COLUMNS: COLUMNS, columnsOf: columnsOf, day: day, csv: csv, fileName: fileName, save: save,
  });
})();
