// What the styles whose files are named ask of a browser that the oldest we promise cannot do.
import fs from "node:fs";
import doiuse from "doiuse";
import postcss from "postcss";

const BROWSERS = ["Chrome 86", "iOS 14.5-14.8"];

// Known to be half supported there and harmless; the reason says what then happens.
const HARMLESS = {
  "css-overflow": "only overflow: clip is missing, and checked below",
  "css-color-adjust": "with its prefix; else backgrounds are not printed",
  "css-boxdecorationbreak": "with its prefix; else a broken line of code has open ends",
  "css-sticky": "with its prefix",
  "css-scrollbar": "scroll bars in the system's colours",
  "intrinsic-width": "fit-content is known, stretch is not used",
  "css-masks": "with its prefix; the theme's icons for sorting, which we do not draw",
  "css-paged-media": "the margins of the printer's own settings",
  "css-page-break": "a box may break on paper",
  "css-marker-pseudo": "the theme hides a triangle; it is hidden by ::-webkit-details-marker too",
  "text-decoration": "shorthands only; the parts we set are known",
  "css-focus-visible": "the browser's own focus ring is drawn, which nothing takes away",
  "css-unicode-bidi": "isolate is known, plaintext is not used",
  "multicolumn": "a list may break within an entry",
  "css-text-indent": "lengths only; hanging and each-line are not used",
  "css-gradients": "known without prefix",
  "css-scroll-behavior": "set to auto, which is what is done without it",
  "css-appearance": "with its prefix",
  "css-overscroll-behavior": "the page behind a list may scroll with it",
};

// Newer than those browsers: allowed only after a plain declaration of the same property.
const NEWER_VALUES = [
  /color-mix\(/, /\b(?:ok)?l(?:ab|ch)\(/, /\blight-dark\(/, /\d(?:d|s|l)v[hwib]\b/,
  /^clip$/, /\b(?:round|mod|rem|abs|sign)\(/,
];
const NEWER_PROPERTIES = /^(?:inset|inset-.+|aspect-ratio|(?:margin|padding)-(?:inline|block)|translate|rotate|scale|container.*|row-rule.*)$/;
const NEWER_SELECTORS = /:(?:has|is|where|user-valid|user-invalid|popover-open|modal|open)\b|::(?:backdrop|part)/;
const NEWER_RULES = /^(?:container|layer|scope|starting-style|property)$/;

function asksNew(decl) {
  if (decl.prop === "content") {
    return /["')]\s*\/\s*["']/.test(decl.value);
  }
  return NEWER_VALUES.some((newer) => newer.test(decl.value)) && !decl.prop.startsWith("--");
}

function hasPlainBefore(decl) {
  for (let before = decl.prev(); before; before = before.prev()) {
    if (before.prop === decl.prop && !asksNew(before)) {
      return true;
    }
  }
  return false;
}

for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const css = fs.readFileSync(file, "utf8");
  const say = (node, what) => console.log(`${file}:${node.source.start.line}: ${what}`);
  const onFeatureUsage = (use) => {
    if (!(use.feature in HARMLESS)) {
      say(use.usage, `${use.feature}: ${use.usage.toString().slice(0, 80)}`);
    }
  };
  const { root } = await postcss(doiuse({ browsers: BROWSERS, onFeatureUsage })).process(css, { from: file });
  root.walkDecls((decl) => {
    if (NEWER_PROPERTIES.test(decl.prop)) {
      say(decl, `${decl.prop} is newer`);
    } else if (asksNew(decl) && !hasPlainBefore(decl)) {
      say(decl, `${decl.prop}: ${decl.value}: no plain value before it`);
    }
  });
  root.walkRules((rule) => {
    if (NEWER_SELECTORS.test(rule.selector)) {
      say(rule, `${rule.selector}: a newer selector takes the whole rule away`);
    }
    if (rule.parent.type === "rule") {
      say(rule, `${rule.selector}: rules within rules are newer`);
    }
  });
  root.walkAtRules((rule) => {
    if (NEWER_RULES.test(rule.name)) {
      say(rule, `@${rule.name} is newer`);
    }
  });
}
