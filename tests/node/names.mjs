// What the scripts whose files are named ask of a browser that the oldest we promise (Chrome 86,
// iOS 14.5) does not have, or that is newer than ES2018: names, which a parser lets pass.
import fs from "node:fs";
import { parse } from "acorn";

// As `one.NAME`.
const MEMBERS = new Set(`
  flat flatMap fromEntries trimStart trimEnd matchAll allSettled replaceAll
  findLast findLastIndex hasOwn groupBy fromAsync toSorted toReversed toSpliced isWellFormed
  toWellFormed isSubsetOf isSupersetOf symmetricDifference withResolvers getOrInsert
  randomUUID throwIfAborted canParse requestSubmit requestIdleCallback showModal showPicker
  showPopover togglePopover hidePopover popover inert checkVisibility startViewTransition moveBefore
  setHTML setHTMLUnsafe getHTML parseHTMLUnsafe adoptedStyleSheets supportedValuesOf Segmenter
  DurationFormat userAgentData hasIndices
`.split(/\s+/).filter(Boolean));

// As a global, or anything called so.
const GLOBALS = new Set(`
  globalThis BigInt structuredClone DecompressionStream CompressionStream BroadcastChannel
  requestIdleCallback cancelIdleCallback URLPattern Temporal Iterator WeakRef FinalizationRegistry
  AggregateError CSSStyleSheet ClipboardItem Highlight Sanitizer EyeDropper reportError navigation
  scheduler
`.split(/\s+/).filter(Boolean));

// Of one object only: its other members of this name are older.
const OF_ONE = {
  AbortSignal: ["timeout", "any"], Promise: ["any", "try"], URL: ["parse"], Object: ["groupBy"],
  Map: ["groupBy"],
};
const SELECTORS = /:(?:has|is|where|user-valid|user-invalid|popover-open|modal|open|focus-visible)\b/;
const NAMES = /^(?:inert|popover|popovertarget|dialog|search)$/;
const LOOKS_BEHIND = /\(\?<[=!]/;

function name(node) {
  return node.computed ? node.property.value : node.property.name;
}

function isQuery(node) {
  return node.type === "NewExpression" && node.callee.name === "URLSearchParams";
}

/* Every node, the nearest first. */
function* nodes(node) {
  yield node;
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one && typeof one.type === "string") {
        yield* nodes(one);
      }
    }
  }
}

function* newer(tree) {
  const all = Array.from(nodes(tree));
  const queries = new Set(all.filter((one) => one.type === "VariableDeclarator" && one.init && isQuery(one.init))
    .map((one) => one.id.name));
  const members = new Set(all.filter((one) => one.type === "MemberExpression" && !one.computed)
    .map((one) => one.property));
  const keys = new Set(all.filter((one) => one.type === "Property" && !one.computed).map((one) => one.key));
  const asked = new Set(all.filter((one) => one.type === "UnaryExpression" && one.operator === "typeof")
    .map((one) => one.argument));
  for (const one of all) {
    if (one.type === "MemberExpression") {
      const called = name(one);
      const query = isQuery(one.object) || queries.has(one.object.name)
        || (one.object.type === "MemberExpression" && name(one.object) === "searchParams");
      if (MEMBERS.has(called) || (OF_ONE[one.object.name] || []).includes(called)) {
        yield [one, called];
      } else if (called === "size" && query) {
        yield [one, "URLSearchParams.size"];
      }
    } else if (one.type === "CallExpression" && one.callee.type === "MemberExpression") {
      const texts = one.arguments.filter((given) => typeof given.value === "string");
      if (name(one.callee) === "at" && one.arguments.length === 1) {
        yield [one, "at"];
      } else if (/^(?:querySelector|querySelectorAll|closest|matches)$/.test(name(one.callee))) {
        yield* texts.filter((text) => SELECTORS.test(text.value)).map((text) => [text, text.value]);
      } else if (/Attribute$|^createElement$/.test(name(one.callee))) {
        yield* texts.slice(0, 1).filter((text) => NAMES.test(text.value)).map((text) => [text, text.value]);
      }
    } else if (one.type === "Identifier" && GLOBALS.has(one.name)
        && !members.has(one) && !keys.has(one) && !asked.has(one)) {
      yield [one, one.name];
    } else if (one.regex && LOOKS_BEHIND.test(one.regex.pattern)) {
      yield [one, "a look behind"];
    }
  }
}

for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const options = { ecmaVersion: 2018, sourceType: "script", locations: true };
  for (const [node, what] of newer(parse(fs.readFileSync(file, "utf8"), options))) {
    console.log(`${file}:${node.loc.start.line}: ${what} is newer`);
  }
}
