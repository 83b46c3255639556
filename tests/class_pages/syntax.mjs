// Reads every script of a folder as a browser of 2021 would.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";

const folder = process.argv[2];
const read = (source) => parse(source, { ecmaVersion: 2021, sourceType: "script" });

// It would find what is newer.
try {
  read("class It { #secret = 1; }");
  throw new RangeError("the parser knows too much");
} catch (error) {
  if (!(error instanceof SyntaxError)) throw error;
}
const names = readdirSync(folder).filter((it) => it.endsWith(".js"));
for (const name of names) {
  try {
    read(readFileSync(join(folder, name), "utf8"));
  } catch (error) {
    console.error(name + ": " + error.message);
    process.exitCode = 1;
  }
}
console.log("read " + names.length + " scripts");
