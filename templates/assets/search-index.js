/* Asks the static search index that src/govpublish/search/ writes; knows nothing of the page.

   gpSearch.open(address).search(text, {from, count, place, ticket, instead}) promises
   {total, certain, more, places, hits: [{href, title, kind, place, statuses, who, excerpts}]}.
   A text to be shown is a list of pieces {text, mark}. `total` is the number of hits when
   `certain`, else at most it; `places` how many each county has, {code, name, count}, before `place`
   narrows them to one. A ticket is any object that stands for one search; `instead` is the ticket
   of a search that this one replaces: what only that one waits for is given up.

   find() takes and promises the same. Where nothing has the text itself, it looks for what may have
   been meant (search-loosely.js), and says so in `note`. */
(function () {
  "use strict";

  const { fold, wordsOf, marked, lists, Files, shardOf, apartName } = window.gpSearch;
  const LONGEST = 32; // characters of a word that are looked up; the rest is compared in the text
  const MOST = 8; // words of a query that are looked up; the others are compared in the text
  const FEW = 64; // candidates that are not worth narrowing down by further lists
  const STEP = 40; // candidates whose texts are fetched at a time when they must be compared
  const OFTEN = 3; // as in postings.py
  const TITLE = 120; // characters shown of a title
  const LEAD = 30; // of its beginning, where the match stands far behind it
  const LEVELS = 4096; // of score, within what is sorted as one number

  class Index {
    constructor(base) {
      this.site = new URL("../", base).href;
      this.files = new Files(base);
      this.opened = null;
    }

    /* Load the table of contents; every search does, but it may be done before. */
    ready() {
      if (!this.opened) {
        this.opened = this.files.get("index.json", this).then((contents) => {
          this.files.version = contents.version;
          const chunks = lists.numbers(contents.chunks);
          let first = 0;
          return Object.assign({}, contents, {
            apart: new Set(contents.apart.split(" ")),
            kindOf: lists.spread(contents.kind_runs, contents.documents),
            placeOf: lists.spread(contents.place_runs, contents.documents),
            foldedPlaces: contents.places.map(fold),
            firsts: chunks.map((size) => (first += size) - size),
          });
        });
        this.opened.catch(() => { this.opened = null; });
      }
      return this.opened;
    }

    async search(text, options) {
      const wanted = Object.assign(
        { from: 0, count: 20, place: "", ticket: {}, instead: null }, options
      );
      const contents = await this.ready();
      const words = wordsOf(text);
      const asked = words.slice(0, MOST);
      const answers = asked.map((word) => this.look(contents, word, wanted.ticket));
      if (wanted.instead) {
        this.files.release(wanted.instead);
      }
      const found = await Promise.all(answers);
      const ranked = words.length ? rank(contents, asked, found) : [];
      const certain = words.length <= MOST && found.every((one) => one.certain);
      const within = wanted.place
        ? ranked.filter((document) => contents.codes[contents.placeOf[document]] === wanted.place)
        : ranked;
      const result = await this.collect(contents, words, within, certain, wanted);
      return Object.assign(result, { places: perPlace(contents, ranked) });
    }

    /* Search, and where nothing has the text itself, look for what may have been meant. */
    async find(text, options) {
      const result = await this.search(text, options);
      if (result.total || (options.place && result.places.length) || !wordsOf(text).length) {
        return result;
      }
      await window.gpSearch.loadLoosely();
      return window.gpSearch.loosely(this, text, options, result);
    }

    release(ticket) {
      this.files.release(ticket);
    }

    /* Where a word occurs: {titles: document → weight, texts: document → times, certain}. */
    async look(contents, word, ticket) {
      const characters = Array.from(word).slice(0, LONGEST);
      if (characters.length < 2 || (characters.length === 2 && contents.apart.has(word))) {
        return this.counted(contents, word, ticket);
      }
      const plan = lists.cover(characters, contents.apart);
      const certain = !plan.frequent.length && word === characters.join("");
      let titles = null;
      let texts = null;
      const written = await Promise.all(
        plan.placed.map((one) => this.unit(contents, one.pair, ticket))
      );
      written.forEach((letters, i) => {
        const parts = letters.split(".").map((part) => lists.placed(part, plan.placed[i].offset));
        titles = titles ? lists.both(titles, parts[0]) : parts[0];
        texts = texts ? lists.both(texts, parts[1]) : parts[1];
      });
      if (titles) {
        titles.forEach((starts, document) => titles.set(document, starts[0] ? 1 : 2));
        texts.forEach((starts, document) => texts.set(document, starts.length));
      }
      if (plan.frequent.length && (!titles || titles.size + texts.size > FEW)) {
        const further = await Promise.all(
          plan.frequent.map((pair) => this.counted(contents, pair, ticket))
        );
        further.forEach((one) => {
          titles = titles ? lists.within(titles, one.titles) : one.titles;
          texts = texts ? lists.within(texts, one.texts) : one.texts;
        });
      }
      return { titles: titles, texts: texts, certain: certain };
    }

    async counted(contents, unit, ticket) {
      const parts = (await this.unit(contents, unit, ticket)).split(".");
      return {
        titles: lists.listed(parts[0], 1, new Map()),
        texts: lists.listed(parts[2] || "", 1, lists.listed(parts[1] || "", OFTEN, new Map())),
        certain: true,
      };
    }

    /* What is written of a unit; of one that occurs nowhere, empty lists. */
    async unit(contents, unit, ticket) {
      if (contents.apart.has(unit)) {
        return this.files.get(apartName(unit), ticket);
      }
      if (!contents.shards) {
        return ".";
      }
      const name = "units/" + shardOf(unit, contents.shards) + ".json";
      const shard = await this.files.get(name, ticket);
      return Object.prototype.hasOwnProperty.call(shard, unit) ? shard[unit] : ".";
    }

    /* The hits from `from` on; all that is shown has been compared with its text. Candidates that
       are not certain are compared from the first on, until there is one more than asked for. */
    async collect(contents, words, ranked, certain, wanted) {
      const end = wanted.from + wanted.count;
      const compare = async (documents) => {
        const records = await this.records(contents, documents, wanted.ticket);
        return records.map((record, i) => this.hit(contents, words, documents[i], record))
          .filter(Boolean);
      };
      if (certain) {
        const hits = await compare(ranked.slice(wanted.from, end));
        return answer(words, hits, ranked.length, true, ranked.length > end);
      }
      let hits = [];
      let next = 0;
      while (next < ranked.length && hits.length <= end) {
        const step = Math.min(STEP, Math.max(end + 1 - hits.length, next));
        hits = hits.concat(await compare(ranked.slice(next, next + step)));
        next = Math.min(ranked.length, next + step);
      }
      const left = ranked.length - next;
      return answer(words, hits.slice(wanted.from, end), hits.length + left, !left, hits.length > end);
    }

    /* The records of some documents, in their order; each chunk is fetched once. */
    records(contents, documents, ticket) {
      return Promise.all(documents.map(async (document) => {
        const chunk = lists.last(contents.firsts, document);
        const records = await this.files.get("texts/" + chunk + ".json", ticket);
        return records[document - contents.firsts[chunk]];
      }));
    }

    /* A document as it is shown, or null if a word is not in it after all. */
    hit(contents, words, document, record) {
      const row = contents.placeOf[document];
      const title = fold(record[1]);
      const fields = [];
      for (let i = 0; i < record[3].length; i += 2) {
        const text = record[3][i + 1];
        fields.push({ label: contents.labels[record[3][i]], text: text, folded: fold(text) });
      }
      const own = words.filter(
        (word) => title.includes(word) || fields.some((field) => field.folded.includes(word))
      );
      const place = contents.foldedPlaces[row];
      if (!own.length || words.some((word) => !own.includes(word) && !place.includes(word))) {
        return null;
      }
      return {
        href: this.site + addressOf(record[0]),
        folded: title,
        title: marked(record[1], words, TITLE, LEAD),
        kind: contents.kinds[contents.kindOf[document]],
        place: marked(contents.places[row], words, Infinity),
        row: row,
        statuses: record[2].map((one) => (
          { ours: one[0] === 1, key: one[1], word: one[2], count: one[3], of: one[4] }
        )),
        who: record[4],
        excerpts: excerptsOf(fields, own, title).map((field) => ({
          label: field.label,
          pieces: marked(field.text, words),
        })),
      };
    }
  }

  /* What a search promises; a title that is the whole query goes before all others. */
  function answer(words, hits, total, certain, more) {
    const whole = words.join("");
    const exact = hits.filter((hit) => hit.folded === whole);
    return {
      total: total,
      certain: certain,
      more: more,
      hits: exact.concat(hits.filter((hit) => hit.folded !== whole)),
    };
  }

  /* The documents that have every word, best first. A word may stand in the place instead, but not
     all of them. Titles go before texts, among titles the kinds in their order, then what has more
     and rarer words, then what comes first. */
  function rank(contents, words, found) {
    const count = contents.documents;
    const places = words.map((word) => contents.foldedPlaces.map((place) => place.includes(word)));
    const weights = found.map(
      (one) => Math.log2(1 + count / (1 + one.titles.size + one.texts.size))
    );
    const keys = [];
    const seen = new Set();
    const consider = (value, document) => {
      if (seen.has(document)) {
        return;
      }
      seen.add(document);
      let inTitle = true;
      let score = 0;
      for (let i = 0; i < words.length; i += 1) {
        const title = found[i].titles.get(document) || 0;
        const times = found[i].texts.get(document) || 0;
        const there = places[i][contents.placeOf[document]];
        if (!title && !times && !there) {
          return;
        }
        inTitle = inTitle && (title > 0 || there);
        score += weights[i] * (4 * title + Math.min(times, 5));
      }
      const titled = inTitle && found.some((one) => one.titles.has(document));
      const tier = titled ? contents.kindOf[document] : contents.kinds.length;
      const level = Math.min(LEVELS - 1, Math.round(score * 8));
      keys.push((tier * LEVELS + LEVELS - 1 - level) * count + document);
    };
    found.forEach((one) => {
      one.titles.forEach(consider);
      one.texts.forEach(consider);
    });
    return Array.from(Float64Array.from(keys).sort(), (key) => key % count);
  }

  /* How many of the documents each county has, in the order of the places. */
  function perPlace(contents, documents) {
    const counts = new Map();
    documents.forEach((document) => {
      const row = contents.placeOf[document];
      const code = contents.codes[row];
      const entry = counts.get(code);
      if (entry) {
        entry.count += 1;
        entry.row = Math.min(entry.row, row);
      } else {
        counts.set(code, { code: code, row: row, count: 1 });
      }
    });
    return Array.from(counts.values()).sort((one, other) => one.row - other.row)
      .map((entry) => ({
        code: entry.code,
        name: contents.places[contents.codes.indexOf(entry.code)],
        count: entry.count,
      }));
  }

  function addressOf(url) {
    return url.split("#").map((part) => part.split("/").map(encodeURIComponent).join("/")).join("#");
  }

  /* At most two fields: those that show the words the title does not, else the first that has one,
     else the first. */
  function excerptsOf(fields, words, title) {
    const missing = words.filter((word) => !title.includes(word));
    const chosen = [];
    (missing.length ? missing : words).forEach((word) => {
      if (!chosen.some((field) => field.folded.includes(word))) {
        const field = fields.find((each) => each.folded.includes(word));
        if (field) {
          chosen.push(field);
        }
      }
    });
    return (chosen.length ? chosen : fields).slice(0, chosen.length ? 2 : 1);
  }

  const opened = new Map();

  Object.assign(window.gpSearch, { addressOf: addressOf });

  window.gpSearch.open = function (base) {
    if (!opened.has(base)) {
      opened.set(base, new Index(base));
    }
    return opened.get(base);
  };
})();
