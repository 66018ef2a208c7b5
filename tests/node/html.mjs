// The faults of the pages whose files are named, one a line: file, line, rule, what is wrong.
// Rules: html.json beside this file. Why some are eased or off:
// - doctype-style: the theme of the site writes it small, which the standard allows;
// - valid-id: an id may hold dots and Chinese (fields of the codebook are addresses: #tasks.title);
// - no-redundant-role: tables drawn as cards lose their roles by `display: block` and get them back;
// - prefer-native-element: a region that scrolls is no section of the document;
// - wcag/h32: a form that filters at each change has nothing left to submit;
// - require-sri: every file is of this host; long-title: a promise is as long as it is.
import fs from "node:fs";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const rules = JSON.parse(fs.readFileSync(new URL("html.json", import.meta.url), "utf8"));
const judge = new HtmlValidate(new FileSystemConfigLoader(rules));
for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const report = await judge.validateString(fs.readFileSync(file, "utf8"));
  for (const result of report.results) {
    for (const one of result.messages) {
      console.log(`${file}:${one.line}: ${one.ruleId}: ${one.message}`);
    }
  }
}
