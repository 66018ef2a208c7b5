/* Asks the static search index that src/govpublish/search/ writes; knows nothing of the page.

   gpSearch.open(address).search(text, {from, count, ticket, instead}) promises
   {total, certain, more, hits: [{href, title, kind, place, status, excerpts}]}. A text to be shown
   is a list of pieces {text, mark}. `total` is the whole number when `certain`, else at least it.
   A ticket is any object that stands for one search; `instead` is the ticket of a search that this
   one replaces: what only that one waits for is given up. No dependency, ES2018. */
(function () {
  "use strict";

  const LONGEST = 32; // characters of a word that are looked up; the rest is compared in the text
  const MOST = 8; // words of a query that are looked up; the others are compared in the text
  const FEW = 64; // candidates that are not worth narrowing down by further lists
  const STEP = 40; // candidates whose texts are fetched at a time when they must be compared
  const KEPT = 500; // files held in memory
  const OFTEN = 3; // as in postings.py
  const LEVELS = 4096;
  const BEFORE = 18; // characters shown before a match
  const SHOWN = 84; // characters shown of a text

  /* ---- Folding: src/govpublish/search/folding.py, sign for sign ---- */

  const WITHOUT_INK = /[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
  const folded = new Map();

  function foldCharacter(character) {
    let letters = folded.get(character);
    if (letters === undefined) {
      letters = "";
      for (const letter of character.normalize("NFKD")) {
        letters += letter.toUpperCase().toLowerCase();
      }
      letters = letters.replace(WITHOUT_INK, "").replace(/[‘’‚‛]/g, "'").replace(/[“”„‟]/g, '"');
      folded.set(character, letters);
    }
    return letters;
  }

  function fold(text) {
    let letters = "";
    for (const character of text) {
      letters += foldCharacter(character);
    }
    return letters;
  }

  /* The words of a query, folded, each once. */
  function wordsOf(text) {
    return Array.from(new Set(text.split(/\s+/).map(fold).filter(Boolean)));
  }

  /* ---- Letters: src/govpublish/search/letters.py, read ---- */

  const DIGITS = new Uint8Array(128);
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").forEach(
    (letter, digit) => { DIGITS[letter.charCodeAt(0)] = digit; }
  );

  function numbers(letters) {
    const values = [];
    let value = 0;
    let shift = 0;
    for (let i = 0; i < letters.length; i += 1) {
      const digit = DIGITS[letters.charCodeAt(i)];
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit < 32) {
        values.push(value);
        value = 0;
        shift = 0;
      }
    }
    return values;
  }

  /* Runs of rows of a table, spread over the documents. */
  function spread(letters, count) {
    const rows = new Uint32Array(count);
    const runs = numbers(letters);
    let document = 0;
    for (let i = 0; i < runs.length; i += 2) {
      rows.fill(runs[i], document, document + runs[i + 1]);
      document += runs[i + 1];
    }
    return rows;
  }

  /* A list of documents → a map from document to `weight`. */
  function listed(letters, weight, into) {
    let document = 0;
    for (const difference of numbers(letters)) {
      document += difference;
      into.set(document, weight);
    }
    return into;
  }

  /* A list with places → a map from document to where a phrase would begin that has the pair at
     `offset`. */
  function placed(letters, offset) {
    const found = new Map();
    let document = 0;
    let place = 0;
    let starts = null;
    for (const value of numbers(letters)) {
      if (!starts) {
        document += value;
        place = 0;
        starts = [];
      } else {
        place += value >> 1;
        if (place >= offset) {
          starts.push(place - offset);
        }
        if (value & 1) {
          if (starts.length) {
            found.set(document, starts);
          }
          starts = null;
        }
      }
    }
    return found;
  }

  /* The beginnings that both maps have. */
  function both(one, other) {
    const found = new Map();
    one.forEach((starts, document) => {
      const others = other.get(document);
      if (others) {
        let i = 0;
        const common = starts.filter((start) => {
          while (i < others.length && others[i] < start) {
            i += 1;
          }
          return others[i] === start;
        });
        if (common.length) {
          found.set(document, common);
        }
      }
    });
    return found;
  }

  function within(found, allowed) {
    found.forEach((value, document) => {
      if (!allowed.has(document)) {
        found.delete(document);
      }
    });
    return found;
  }

  /* ---- Files ---- */

  function shardOf(unit, shards) {
    let value = 0;
    for (const character of unit) {
      value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
    }
    return ((value ^ (value >>> 15)) >>> 0) % shards;
  }

  function apartName(unit) {
    const points = Array.from(unit, (character) => character.codePointAt(0).toString(16));
    return "apart/" + points.join("-") + ".json";
  }

  /* The files of the index, each fetched once; a request that nobody waits for is given up. */
  class Files {
    constructor(base) {
      this.base = base;
      this.version = "";
      this.entries = new Map();
    }

    get(name, ticket) {
      const entry = this.entries.get(name) || this.fetch(name);
      entry.tickets.add(ticket);
      return entry.promise;
    }

    fetch(name) {
      const control = typeof AbortController === "function" ? new AbortController() : null;
      const options = { cache: this.version ? "default" : "no-cache", credentials: "same-origin" };
      if (control) {
        options.signal = control.signal;
      }
      const address = this.base + name + (this.version ? "?v=" + this.version : "");
      const entry = { tickets: new Set(), waiting: true, control: control, promise: null };
      entry.promise = fetch(address, options).then((answer) => {
        if (!answer.ok) {
          throw new Error(name + ": " + answer.status);
        }
        return answer.json();
      }).then((value) => {
        entry.waiting = false;
        entry.tickets.clear();
        return value;
      }, (error) => {
        if (this.entries.get(name) === entry) {
          this.entries.delete(name); // the next search tries again
        }
        throw error;
      });
      this.entries.set(name, entry);
      if (this.entries.size > KEPT) {
        this.entries.delete(this.entries.keys().next().value);
      }
      return entry;
    }

    release(ticket) {
      this.entries.forEach((entry, name) => {
        if (entry.waiting && entry.tickets.delete(ticket) && !entry.tickets.size && entry.control) {
          this.entries.delete(name);
          entry.control.abort();
        }
      });
    }
  }

  /* ---- The index ---- */

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
          const chunks = numbers(contents.chunks);
          let first = 0;
          return Object.assign({}, contents, {
            apart: new Set(contents.apart.split(" ")),
            kindOf: spread(contents.kind_runs, contents.documents),
            placeOf: spread(contents.place_runs, contents.documents),
            foldedPlaces: contents.places.map(fold),
            firsts: chunks.map((size) => (first += size) - size),
          });
        });
        this.opened.catch(() => { this.opened = null; });
      }
      return this.opened;
    }

    async search(text, options) {
      const wanted = Object.assign({ from: 0, count: 20, ticket: {}, instead: null }, options);
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
      return this.collect(contents, words, ranked, certain, wanted);
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
      const plan = cover(characters, contents.apart);
      const certain = !plan.frequent.length && word === characters.join("");
      let titles = null;
      let texts = null;
      const lists = await Promise.all(
        plan.placed.map((one) => this.unit(contents, one.pair, ticket))
      );
      lists.forEach((letters, i) => {
        const parts = letters.split(".").map((part) => placed(part, plan.placed[i].offset));
        titles = titles ? both(titles, parts[0]) : parts[0];
        texts = texts ? both(texts, parts[1]) : parts[1];
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
          titles = titles ? within(titles, one.titles) : one.titles;
          texts = texts ? within(texts, one.texts) : one.texts;
        });
      }
      return { titles: titles, texts: texts, certain: certain };
    }

    async counted(contents, unit, ticket) {
      const parts = (await this.unit(contents, unit, ticket)).split(".");
      return {
        titles: listed(parts[0], 1, new Map()),
        texts: listed(parts[2] || "", 1, listed(parts[1] || "", OFTEN, new Map())),
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

    /* The hits from `from` on. Candidates that are not certain are compared with their texts until
       there are enough; those that are certain are compared too, when they are shown. */
    async collect(contents, words, ranked, certain, wanted) {
      const enough = wanted.from + wanted.count;
      const first = certain ? wanted.from : 0;
      let hits = [];
      let i = first;
      while (i < ranked.length && first + hits.length < enough + (certain ? 0 : 1)) {
        const next = ranked.slice(i, certain ? enough : i + STEP);
        const records = await this.records(contents, next, wanted.ticket);
        records.forEach((record, j) => {
          const hit = this.hit(contents, words, next[j], record);
          if (hit) {
            hits.push(hit);
          }
        });
        i = certain ? enough : i + STEP;
      }
      const complete = certain || i >= ranked.length;
      const total = certain ? ranked.length : hits.length;
      hits = certain ? hits : hits.slice(wanted.from, enough);
      const whole = words.join("");
      const exact = hits.filter((hit) => hit.folded === whole);
      return {
        total: total,
        certain: complete,
        more: total > enough,
        hits: exact.concat(hits.filter((hit) => hit.folded !== whole)),
      };
    }

    /* The records of some documents, in their order; each chunk is fetched once. */
    records(contents, documents, ticket) {
      return Promise.all(documents.map(async (document) => {
        const chunk = last(contents.firsts, document);
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
        title: marked(record[1], words),
        kind: contents.kinds[contents.kindOf[document]],
        place: marked(contents.places[row], words, Infinity),
        status: record[2],
        excerpts: excerptsOf(fields, own, title).map((field) => ({
          label: field.label,
          pieces: marked(field.text, words),
        })),
      };
    }
  }

  /* The fewest pairs that together have every character of a word, frequent ones only in need:
     the pairs with places say whether the word is there, the frequent ones whether it may be. */
  function cover(characters, apart) {
    const plan = { placed: [], frequent: [] };
    let next = 0;
    while (next < characters.length) {
      const offsets = [next, next - 1].filter((at) => at >= 0 && at + 1 < characters.length);
      const pairs = offsets.map((at) => characters[at] + characters[at + 1]);
      const i = pairs.findIndex((pair) => !apart.has(pair));
      if (i < 0) {
        plan.frequent.push(pairs[0]);
        next += 1;
      } else {
        plan.placed.push({ pair: pairs[i], offset: offsets[i] });
        next = offsets[i] + 2;
      }
    }
    return plan;
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

  /* The row of the last number that is not greater. */
  function last(firsts, document) {
    let low = 0;
    let high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= document) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
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

  /* A text as pieces, its matches marked; a long one is cut around the first match. */
  function marked(text, words, length) {
    const limit = length || SHOWN;
    const ranges = matches(text, words);
    let start = 0;
    let end = text.length;
    if (text.length > limit) {
      const match = ranges.length ? ranges[0] : { start: 0, end: 0 };
      if (match.end > limit - BEFORE) {
        start = whole(text, Math.max(0, Math.min(match.start - BEFORE, text.length - limit)));
      }
      end = whole(text, Math.min(text.length, Math.max(start + limit, match.end)));
    }
    const pieces = [];
    let at = start;
    if (start) {
      pieces.push({ text: "…", mark: false });
    }
    ranges.filter((range) => range.start >= start && range.end <= end).forEach((range) => {
      pieces.push({ text: text.slice(at, range.start), mark: false });
      pieces.push({ text: text.slice(range.start, range.end), mark: true });
      at = range.end;
    });
    pieces.push({ text: text.slice(at, end), mark: false });
    if (end < text.length) {
      pieces.push({ text: "…", mark: false });
    }
    return pieces.filter((piece) => piece.text);
  }

  /* Not between the halves of a surrogate pair. */
  function whole(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
  }

  /* Where the words stand in the text as it is printed: ranges in ascending order, none touching
     another. */
  function matches(text, words) {
    const starts = [];
    const ends = [];
    let letters = "";
    let at = 0;
    for (const character of text) {
      const own = foldCharacter(character);
      for (let i = 0; i < own.length; i += 1) {
        starts.push(at);
        ends.push(at + character.length);
      }
      letters += own;
      at += character.length;
    }
    const ranges = [];
    words.forEach((word) => {
      for (let i = letters.indexOf(word); i >= 0; i = letters.indexOf(word, i + word.length)) {
        ranges.push({ start: starts[i], end: ends[i + word.length - 1] });
      }
    });
    ranges.sort((one, other) => one.start - other.start || other.end - one.end);
    return ranges.reduce((merged, range) => {
      const before = merged[merged.length - 1];
      if (before && range.start <= before.end) {
        before.end = Math.max(before.end, range.end);
      } else {
        merged.push({ start: range.start, end: range.end });
      }
      return merged;
    }, []);
  }

  const opened = new Map();

  window.gpSearch = {
    fold: fold,
    wordsOf: wordsOf,
    open: function (base) {
      if (!opened.has(base)) {
        opened.set(base, new Index(base));
      }
      return opened.get(base);
    },
  };
})();
