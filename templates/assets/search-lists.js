/* Where things occur, unpacked and compared: what src/govpublish/search/postings.py and letters.py
   write. */
(function () {
  "use strict";

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

  /* A list of documents → a map from document to `weight`, which is added to another. */
  function listed(letters, weight, into) {
    let document = -1;
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
    const values = numbers(letters);
    let document = -1;
    let place = 0;
    for (let i = 0; i < values.length; i += 1) {
      const first = values[i] & 1;
      if (first) {
        document += values[i] >> 1;
        i += 1;
      }
      place = first ? values[i] : place + (values[i] >> 1);
      if (place >= offset) {
        const starts = found.get(document);
        if (starts) {
          starts.push(place - offset);
        } else {
          found.set(document, [place - offset]);
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

  window.gpSearch.lists = {
    numbers: numbers, spread: spread, listed: listed, placed: placed, both: both, within: within,
    cover: cover, last: last,
  };
})();
