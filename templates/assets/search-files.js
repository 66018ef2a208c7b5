/* The files of the index: which unit is in which, fetched once, given up when nobody waits. */
(function () {
  "use strict";

  const KEPT = 500; // files held in memory

  function shardOf(unit, shards) {
    let value = 0;
    for (const character of unit) {
      value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
    }
    return ((value ^ (value >>> 15)) >>> 0) % shards;
  }

  /* The file that has a unit: index.py says which. */
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

  Object.assign(window.gpSearch, { Files: Files, shardOf: shardOf, apartName: apartName });
})();
