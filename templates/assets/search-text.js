/* Texts as the search compares and shows them: folded, and cut into pieces with matches marked. */
(function () {
  "use strict";

  const BEFORE = 18; // characters shown before a match
  const SHOWN = 84; // characters shown of a text
  const WINDOWS = 3; // parts of a long text that are shown

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

  /* A text as pieces, its matches marked. Of a long one there is shown what stands around the first
     match of each word; `lead` characters of its beginning too, where it is a name. */
  function marked(text, words, length, lead) {
    const limit = length || SHOWN;
    const ranges = matches(text, words);
    const windows = text.length > limit ? windowsOf(text, words, ranges, limit, lead || 0)
      : [{ start: 0, end: text.length }];
    const pieces = [];
    const put = (from, to, mark) => pieces.push({ text: text.slice(from, to), mark: mark });
    windows.forEach((view) => {
      let at = view.start;
      if (at) {
        pieces.push({ text: "…", mark: false });
      }
      ranges.filter((range) => range.start >= view.start && range.end <= view.end)
        .forEach((range) => {
          put(at, range.start, false);
          put(range.start, range.end, true);
          at = range.end;
        });
      put(at, view.end, false);
    });
    if (windows[windows.length - 1].end < text.length) {
      pieces.push({ text: "…", mark: false });
    }
    return pieces.filter((piece) => piece.text);
  }

  /* Which parts of a long text are shown, in ascending order, none touching another. */
  function windowsOf(text, words, ranges, limit, lead) {
    const firsts = words.map((word) => matches(text, [word])[0]).filter(Boolean).slice(0, WINDOWS);
    const room = Math.floor((limit - lead) / (firsts.length || 1));
    const views = firsts.map((first) => {
      // The whole match, however long: words that touch are marked as one.
      const range = ranges.find((each) => each.start <= first.start && each.end >= first.end);
      const from = Math.max(0, Math.min(range.start - BEFORE, text.length - room));
      const start = range.end <= room - BEFORE ? 0 : from;
      return { start: start, end: Math.min(text.length, Math.max(start + room, range.end)) };
    });
    if (lead || !views.length) {
      views.push({ start: 0, end: Math.min(text.length, lead || limit) });
    }
    views.sort((one, other) => one.start - other.start);
    return views.reduce((merged, view) => {
      const before = merged[merged.length - 1];
      const start = whole(text, view.start);
      const end = whole(text, view.end);
      if (before && start <= before.end + 1) {
        before.end = Math.max(before.end, end);
      } else {
        merged.push({ start: start, end: end });
      }
      return merged;
    }, []);
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
