/* Texts as the search compares and shows them: folded, and cut into pieces with matches marked. */
(function () {
  "use strict";

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

  /* ---- Marking ---- */

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

  Object.assign(window.gpSearch, { fold: fold, wordsOf: wordsOf, marked: marked });
})();
