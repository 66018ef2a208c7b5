/* On the page that stands for those that are not there: the words of the address are put into the
   search field, and the pages above it are linked, if they are there. Whatever stands in the
   address is text. */
(function () {
  "use strict";

  const LONGEST = 60; // characters of the address that are put into the field
  const ID = /^(\d{6})(?:-(\d{4}-[a-z][0-9a-z]*))?(?:@[0-9A-Z-]+)?(?:\.([0-9a-z-]+))?/;
  const OURS = new Set(["org", "sources", "index", "data", "plans", "search"]);

  function decoded(segment) {
    try {
      return decodeURIComponent(segment);
    } catch (error) {
      return "";
    }
  }

  /* What follows the site's own address, in its parts. */
  function segmentsOf(base) {
    const path = location.pathname;
    const rest = path.startsWith(base) ? path.slice(base.length) : path;
    return rest.split("/").map(decoded).map((part) => part.replace(/\.(?:html?|json|csv)$/, ""))
      .filter(Boolean);
  }

  /* The addresses of the pages that may have been meant, or stand above them: the nearest first. */
  function above(segments) {
    const code = segments[0] === "sources" ? segments[1] || "" : segments[0] || "";
    const id = ID.exec(code);
    if (!id) {
      return [];
    }
    const county = id[1] + "/";
    const plan = id[2] || (/^\d{4}-[a-z][0-9a-z]*$/.test(segments[1] || "") ? segments[1] : "");
    const found = [county];
    if (plan && segments[0] !== "sources") {
      found.unshift(county + plan + "/");
      if (id[3]) {
        found.unshift(county + plan + "/" + id[3].split(".")[0] + "/");
      }
    }
    return found;
  }

  function wordsOf(segments) {
    const words = segments.filter((part) => (
      !OURS.has(part) && !ID.test(part) && !/^[\d-]+(?:[a-z][0-9a-z]*)?$/.test(part)
    ));
    return Array.from(words.join(" ").replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim())
      .slice(0, LONGEST).join("");
  }

  /* What a page is called, or nothing if it is not there. */
  async function nameOf(address) {
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok) {
        return "";
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.title.split(" · ")[0].trim();
    } catch (error) {
      return "";
    }
  }

  async function start() {
    const box = document.getElementById("gp-missing");
    const input = document.getElementById("gp-q-missing");
    if (!box || !input) {
      return;
    }
    const base = new URL(box.getAttribute("data-base"), location.href).pathname
      .replace(/\/\.?$/, "/");
    const segments = segmentsOf(base);
    if (!input.value) {
      input.value = wordsOf(segments);
    }
    const addresses = above(segments).map((address) => base + address);
    const names = await Promise.all(addresses.map(nameOf));
    const list = document.createElement("ul");
    addresses.forEach((address, i) => {
      if (names[i]) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = address;
        link.textContent = names[i];
        item.appendChild(link);
        list.appendChild(item);
      }
    });
    if (list.firstChild) {
      const heading = document.createElement("h2");
      heading.textContent = "离这个地址最近的页面";
      box.appendChild(heading);
      box.appendChild(list);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
