/* The colours the reader chose, before anything is painted; and a menu that closes as menus do. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.replace("no-js", "js"); // what needs scripts is hidden under .no-js
  var base = document.currentScript.getAttribute("data-base");
  var key = new URL(base.replace(/\/?$/, "/"), location.href).pathname + ".colours";
  var system = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // a browser that keeps nothing: the choice holds for this page
    }
  }

  function isDark() {
    return document.body.getAttribute("data-md-color-scheme") === "slate";
  }

  function show(dark) {
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    var button = document.querySelector(".gp-colours");
    if (button) {
      button.setAttribute("aria-pressed", String(dark));
    }
  }

  function follow() {
    var choice = chosen();
    show(choice ? choice === "dark" : system.matches);
  }

  function toggle() {
    show(!isDark());
    try {
      localStorage.setItem(key, isDark() ? "dark" : "light");
    } catch (error) {
      /* see above */
    }
  }

  function closeMenu(back) {
    var menu = document.querySelector(".gp-menu[open]");
    if (menu) {
      menu.removeAttribute("open");
      if (back) {
        menu.querySelector("summary").focus();
      }
    }
  }

  /* A script of the page did not come: what waits for it says so, in place of waiting for ever. */
  window.addEventListener("error", function (event) {
    if (event.target.tagName === "SCRIPT" && event.target.defer) {
      var waiting = document.querySelector("main .gp-needs-js [role=status], #gp-search-results");
      if (waiting) {
        waiting.textContent = "页面的一部分没有读到。请检查网络，然后刷新页面。";
      }
    }
  }, true);

  follow();
  document.addEventListener("DOMContentLoaded", follow);
  window.addEventListener("pageshow", follow); // back from a page where the choice was changed
  if (system.addEventListener) {
    system.addEventListener("change", follow);
  }
  window.addEventListener("beforeprint", function () {
    document.querySelector(".gp-foot__address").textContent = "本页地址：" + location.href.split("#")[0];
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest(".gp-colours")) {
      toggle();
    }
    if (!event.target.closest(".gp-menu")) {
      closeMenu(false);
    }
  });
  document.addEventListener("focusin", function (event) {
    if (!event.target.closest(".gp-menu")) {
      closeMenu(false);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      closeMenu(true);
    }
  });
})();
