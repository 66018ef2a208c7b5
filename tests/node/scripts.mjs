// The scripts whose files are named and that are newer than ES2018, with the place.
import fs from "node:fs";
import { parse } from "acorn";

for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  try {
    parse(fs.readFileSync(file, "utf8"), { ecmaVersion: 2018, sourceType: "script" });
  } catch (error) {
    console.log(`${file}: ${error.message}`);
  }
}
