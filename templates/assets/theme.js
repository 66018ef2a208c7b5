/* What Material for MkDocs (MIT, Martin Donath) writes inline into every page, as a file of its own,
   so that the Content-Security-Policy needs neither hashes nor 'unsafe-inline': the small store that
   the theme's bundle asks for, and the colours the reader chose, before anything is painted. */
(function () {
  "use strict";
  document.documentElement.className = "js"; // what needs scripts is hidden under .no-js
  var base = document.currentScript.getAttribute("data-base");
  window.__md_scope = new URL(base, location);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, sign) {
      return (sum << 5) - sum + sign.charCodeAt(0);
    }, 0);
  };
  window.__md_get = function (key, store, scope) {
    try {
      return JSON.parse((store || localStorage).getItem((scope || window.__md_scope).pathname + "." + key));
    } catch (error) {
      return null;
    }
  };
  window.__md_set = function (key, value, store, scope) {
    try {
      (store || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value));
    } catch (error) {
      /* a browser that keeps nothing: the choice holds for this page */
    }
  };
  var palette = window.__md_get("__palette");
  var color = palette && palette.color;
  if (!color && matchMedia("(prefers-color-scheme: dark)").matches) {
    color = { scheme: "slate" };
  }
  Object.keys(color || {}).forEach(function (key) {
    document.body.setAttribute("data-md-color-" + key, color[key]);
  });
})();
