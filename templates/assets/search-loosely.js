/* What may have been meant by a query that occurs nowhere: loaded only then.

   gpSearch.loosely(index, text, options, nothing) promises what a search does, with a `note`:
   {kind: "simplified", text}  the hits of the query in simplified characters
   {kind: "split", pieces}     the hits that have all pieces of it, not behind each other
   {kind: "none", near: [{text, total, certain}], names}  no hits; what is near to it, with its
                               number of hits; names that have these initials */
(function () {
  "use strict";

  const { fold, wordsOf, lists } = window.gpSearch;
  const LONGEST = 24; // characters of a word that are looked at
  const BEST = 4; // ways to split a word that are tried
  const NEAR = 5; // suggestions
  const APART = 4; // words that are looked at together
  const READ = 6; // documents whose text is read for one suggestion
  const PARTICLES = "的了和与及在是之或吗呢";
  const LETTER = /[\p{L}\p{N}]/u;

  /* ---- Which pieces of a word occur, told by its pairs alone ---- */

  /* Where something begins that begins at `one` and goes on at `distance` in `other`; null where
     only the document is known. */
  function joined(one, other, distance) {
    const found = new Map();
    one.forEach((starts, document) => {
      if (!other.has(document)) {
        return;
      }
      const others = other.get(document);
      if (starts && others) {
        const known = new Set(others);
        const common = starts.filter((start) => known.has(start + distance));
        if (common.length) {
          found.set(document, common);
        }
      } else if (others) {
        found.set(document, others.map((place) => place - distance).filter((at) => at >= 0));
      } else {
        found.set(document, starts);
      }
    });
    return found;
  }

  const bothParts = (one, other, distance) => ({
    titles: joined(one.titles, other.titles, distance),
    texts: joined(one.texts, other.texts, distance),
  });
  const sizeOf = (part) => part.titles.size + part.texts.size;

  class Pieces {
    constructor(contents, characters, pairs) {
      this.contents = contents;
      this.characters = characters;
      this.pairs = pairs;
      this.known = new Map();
    }

    static async of(index, contents, characters, ticket) {
      const pairs = await Promise.all(characters.slice(1).map(async (second, i) => {
        const pair = characters[i] + second;
        if (contents.apart.has(pair)) {
          const counted = await index.counted(contents, pair, ticket);
          const bare = (map) => new Map(Array.from(map.keys(), (document) => [document, null]));
          return { titles: bare(counted.titles), texts: bare(counted.texts) };
        }
        const parts = (await index.unit(contents, pair, ticket)).split(".");
        return { titles: lists.placed(parts[0], 0), texts: lists.placed(parts[1], 0) };
      }));
      return new Pieces(contents, characters, pairs);
    }

    text(from, to) {
      return this.characters.slice(from, to).join("");
    }

    /* Where the piece occurs, which has two characters or more; null if nowhere. */
    at(from, to) {
      const key = from * 64 + to;
      if (!this.known.has(key)) {
        let found = null;
        if (to - from === 2) {
          found = this.pairs[from];
        } else {
          const before = this.at(from, to - 1);
          found = before && bothParts(before, this.pairs[to - 2], to - 2 - from);
        }
        this.known.set(key, found && sizeOf(found) ? found : null);
      }
      return this.known.get(key);
    }

    /* In how many documents it stands, the name of a place in all that belong to it. */
    count(from, to) {
      const found = this.at(from, to);
      const word = this.text(from, to);
      const within = this.contents.foldedPlaces
        .reduce((sum, place, row) => sum + (place.includes(word) ? this.rowSize(row) : 0), 0);
      return Math.max(within, found ? sizeOf(found) : 0);
    }

    rowSize(row) {
      if (!this.contents.rowSizes) {
        const sizes = new Uint32Array(this.contents.places.length);
        this.contents.placeOf.forEach((one) => { sizes[one] += 1; });
        this.contents.rowSizes = sizes;
      }
      return this.contents.rowSizes[row];
    }
  }

  /* ---- Words that are typed without a space ---- */

  /* The likeliest ways to cut a word into pieces that occur: as few and as frequent ones as can be,
     at most one of them a single character, besides particles that are left out. */
  function splits(pieces) {
    const length = pieces.characters.length;
    const documents = pieces.contents.documents;
    const ways = [[{ cost: 0, cuts: [], single: false }]];
    for (let to = 1; to <= length; to += 1) {
      const here = [];
      for (let from = 0; from < to; from += 1) {
        if (!ways[from].length || (from === 0 && to === length)) {
          continue;
        }
        const word = pieces.text(from, to);
        const particle = to - from === 1 && PARTICLES.includes(word);
        const count = to - from > 1 ? pieces.count(from, to) : 0;
        if (to - from > 1 && !count) {
          continue;
        }
        const cost = to - from === 1 ? (particle ? 2 : 16) : 3 + Math.log2(1 + documents / count);
        ways[from].forEach((way) => {
          if (particle || to - from > 1 || !way.single) {
            here.push({
              cost: way.cost + cost,
              cuts: particle ? way.cuts : way.cuts.concat([word]),
              single: way.single || (to - from === 1 && !particle),
            });
          }
        });
      }
      ways.push(here.sort((one, other) => one.cost - other.cost).slice(0, BEST));
    }
    return ways[length].map((way) => way.cuts)
      .filter((cuts) => cuts.some((cut) => Array.from(cut).length > 1));
  }

  /* ---- What is near ---- */

  /* Words that differ from one that does not occur in one character: another one, or one too many.
     (One that is missing leaves two pieces that occur together: a split.) Where two pieces of the
     word stand in the right distance, what is between them is read. */
  async function neighbours(index, pieces, ticket) {
    const length = pieces.characters.length;
    const found = [];
    const known = (from, to) => (to - from > 1 ? pieces.at(from, to) : null);
    for (let at = 0; at < length && length > 3; at += 1) {
      const left = known(0, at);
      const right = known(at + 1, length);
      const where = left && right ? bothParts(left, right, at + 1) : left || right;
      if (where && sizeOf(where) && (at < 2 || left) && (length - at < 3 || right)) {
        const word = await between(index, pieces, where, at, ticket);
        if (word) {
          found.push({ word: word, both: Boolean(left && right) });
        }
      }
      if (left && right && sizeOf(bothParts(left, right, at))) {
        found.push({ word: pieces.text(0, at) + pieces.text(at + 1, length), both: true });
      }
    }
    return found.sort((one, other) => other.both - one.both).map((each) => each.word);
  }

  /* The commonest word that has another character at one place. */
  async function between(index, pieces, where, at, ticket) {
    const before = pieces.text(0, at);
    const behind = pieces.text(at + 1, pieces.characters.length);
    const documents = Array.from(new Set([...where.titles.keys(), ...where.texts.keys()]))
      .slice(0, READ);
    const counts = new Map();
    const records = await index.records(pieces.contents, documents, ticket);
    records.forEach((record) => {
      const texts = [record[1]].concat(record[3].filter((each, i) => i % 2)).map(fold);
      texts.forEach((text) => {
        const anchor = before || behind;
        for (let i = text.indexOf(anchor); i >= 0; i = text.indexOf(anchor, i + 1)) {
          const rest = before ? Array.from(text.slice(i + before.length, i + before.length + 2)) : [];
          const sign = before ? rest[0] : Array.from(text.slice(Math.max(0, i - 2), i)).pop();
          const word = before + sign + behind;
          if (sign && LETTER.test(sign) && text.includes(word)) {
            counts.set(word, (counts.get(word) || 0) + 1);
          }
        }
      });
    });
    return Array.from(counts).sort((one, other) => other[1] - one[1]).map((each) => each[0])[0];
  }

  /* The pieces that occur, in their order: the longest one, then what is left before and behind. */
  function parts(pieces, from, to) {
    let best = { from: 0, to: 0 };
    let reach = from;
    for (let start = from; start + 1 < to; start += 1) {
      let end = Math.max(reach, start + 1);
      while (end < to && pieces.count(start, end + 1)) {
        end += 1;
      }
      reach = end;
      if (end - start > Math.max(1, best.to - best.from)) {
        best = { from: start, to: end };
      }
    }
    if (best.to === best.from) {
      return [];
    }
    return parts(pieces, from, best.from).concat([pieces.text(best.from, best.to)])
      .concat(parts(pieces, best.to, to));
  }

  /* Without particles at its ends, which are of no use alone. */
  function bare(word) {
    const characters = Array.from(word);
    while (characters.length && PARTICLES.includes(characters[0])) {
      characters.shift();
    }
    while (characters.length && PARTICLES.includes(characters[characters.length - 1])) {
      characters.pop();
    }
    return characters.join("");
  }

  /* What to search for instead: a word that is nearly the same, or fewer words; else the pieces of
     the words that occur, all of them together before each alone. */
  async function near(index, words, wordsPieces, ticket) {
    const wanted = [];
    for (let i = 0; i < words.length; i += 1) {
      if (wordsPieces[i]) {
        const others = await neighbours(index, wordsPieces[i], ticket);
        others.slice(0, 2).forEach((word) => {
          wanted.push(words.map((each, k) => (k === i ? word : each)).join(" "));
        });
      }
    }
    if (words.length > 1) {
      words.forEach((word, i) => wanted.push(words.filter((each, k) => k !== i).join(" ")));
    }
    const found = await counted(index, wanted, ticket);
    if (found.length) {
      return found;
    }
    const short = (word) => Array.from(word).length < 2;
    const pieces = wordsPieces.map((one, i) => (
      one ? parts(one, 0, one.characters.length).map(bare).filter((part) => !short(part))
        : [words[i]]
    ));
    const all = Array.from(new Set([].concat(...pieces)));
    const length = words.reduce((sum, word) => sum + Array.from(word).length, 0);
    const single = all.filter((part) => 3 * Array.from(part).length >= Math.min(length, 12))
      .sort((one, other) => other.length - one.length).slice(0, 3);
    const together = all.length > 1 && all.length <= NEAR
      ? await counted(index, [all.join(" ")], ticket) : [];
    return together.concat(await counted(index, single, ticket));
  }

  /* Those of some queries that have hits, with their number. */
  async function counted(index, queries, ticket) {
    const found = await Promise.all(Array.from(new Set(queries)).map(async (text) => {
      const result = await index.search(text, { count: 1, ticket: ticket });
      return { text: text, total: result.total, certain: result.certain };
    }));
    return found.filter((one) => one.total).slice(0, NEAR);
  }

  /* ---- The other ways to write a query ---- */

  async function simplified(index, text, ticket) {
    const [from, to] = (await index.files.get("traditional.json", ticket))
      .map((characters) => Array.from(characters));
    const table = new Map(from.map((character, i) => [character, to[i]]));
    return Array.from(text, (character) => table.get(character) || character).join("");
  }

  async function named(index, contents, text, ticket) {
    const letters = text.toLowerCase();
    if (!/^[a-z]{2,16}$/.test(letters) || !contents.initials.includes(letters[0])) {
      return [];
    }
    const table = await index.files.get("initials/" + letters[0] + ".json", ticket);
    const keys = Object.keys(table).filter((key) => key.startsWith(letters))
      .sort((one, other) => one.length - other.length);
    return Array.from(new Set([].concat(...keys.map((key) => table[key])))).slice(0, NEAR);
  }

  async function loosely(index, text, options, nothing) {
    const contents = await index.ready();
    const ticket = options.ticket || {};
    const plain = await simplified(index, text, ticket);
    const note = (result, more) => Object.assign({}, result, {
      note: Object.assign({ simplified: plain === text ? "" : plain }, more),
    });
    if (plain !== text) {
      const result = await index.search(plain, options);
      if (result.total) {
        return note(result, { kind: "simplified", text: plain });
      }
    }
    const words = wordsOf(plain);
    const alone = await Promise.all(words.slice(0, NEAR).map(async (word) => (
      (await index.search(word, { count: 1, ticket: ticket })).total > 0
        || contents.foldedPlaces.some((place) => place.includes(word))
    )));
    const pieces = await Promise.all(words.slice(0, NEAR).map((word, i) => {
      const characters = Array.from(word).slice(0, LONGEST);
      return alone[i] || characters.length < 2 ? null
        : Pieces.of(index, contents, characters, ticket);
    }));
    if (words.length <= NEAR && words.every((word) => Array.from(word).length <= LONGEST)) {
      const cuts = await cut(index, words, pieces, options);
      if (cuts) {
        return note(cuts.result, { kind: "split", pieces: cuts.pieces });
      }
    }
    const names = await named(index, contents, plain.trim(), ticket);
    const found = names.length ? [] : await near(index, words.slice(0, NEAR), pieces, ticket);
    return note(nothing, { kind: "none", near: found, names: names });
  }

  /* The first way to split the words that do not occur which has hits. */
  async function cut(index, words, pieces, options) {
    const ways = pieces.map((one, i) => (one ? splits(one) : [[words[i]]]));
    if (!pieces.some(Boolean) || ways.some((way) => !way.length)) {
      return null;
    }
    for (let k = 0; k < BEST; k += 1) {
      const chosen = [].concat(...ways.map((way) => way[Math.min(k, way.length - 1)]));
      const result = await index.search(chosen.join(" "), options);
      if (result.total) {
        return { result: result, pieces: Array.from(new Set(chosen)) };
      }
    }
    return null;
  }

  /* Words that occur seldom together, cut in pieces that occur together more often; else null. */
  async function apart(index, text, total) {
    const words = wordsOf(text);
    const signs = words.map((word) => Array.from(word));
    const fit = signs.map((characters) => characters.length >= 4 && characters.length <= LONGEST);
    if (words.length > APART || !fit.some(Boolean)) {
      return null;
    }
    const contents = await index.ready();
    const pieces = await Promise.all(signs.map((characters, i) => (
      fit[i] ? Pieces.of(index, contents, characters, {}) : null
    )));
    const cuts = await cut(index, words, pieces, { count: 1 });
    return cuts && cuts.pieces.length > words.length && cuts.result.total > total ? cuts : null;
  }

  Object.assign(window.gpSearch, { loosely: loosely, apart: apart });
})();
