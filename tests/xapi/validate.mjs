// Reads a JSON array of {name, statement} and prints, for each, its name and what the validator has to say.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const validate = createRequire(import.meta.url)("xapi-validation").default;

for (const { name, statement } of JSON.parse(readFileSync(0, "utf8"))) {
  const warnings = validate(statement);
  console.log(JSON.stringify({ name, warnings: warnings.map((warning) => String(warning.name ?? warning.constructor?.name ?? warning)) }));
}
