/* Copies a citation, and says so. Without a clipboard that may be written to, the text is selected
   and copied in the old way. */
(function () {
  "use strict";
  function select(text) {
    var range = document.createRange();
    range.selectNodeContents(text);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
  function oldWay(text) {
    select(text);
    return document.execCommand("copy");
  }
  function say(button, copied) {
    var told = button.closest("section").querySelector("[role=status]");
    told.textContent = copied ? "已复制：" + button.previousElementSibling.textContent.slice(0, 20) + "…" : "没能复制，文字已选中，请用系统的复制。";
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".gp-copy");
    if (!button) {
      return;
    }
    var text = button.previousElementSibling;
    if (!navigator.clipboard) {
      say(button, oldWay(text));
      return;
    }
    navigator.clipboard.writeText(text.textContent).then(
      function () {
        say(button, true);
      },
      function () {
        say(button, oldWay(text));
      }
    );
  });
})();
