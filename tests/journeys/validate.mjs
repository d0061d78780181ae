// Validates HTML for the browser tests: one JSON string a line comes in, one JSON list of complaints a line goes out.
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const loader = new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-inline-style": "error", "input-missing-label": "error" },
});
const validator = new HtmlValidate(loader);

for await (const line of createInterface({ input: process.stdin })) {
  const report = await validator.validateString(JSON.parse(line));
  const messages = report.results.flatMap((result) => result.messages);
  const complaints = messages.map((m) => `line ${m.line}: ${m.message} (${m.ruleId})`);
  console.log(JSON.stringify(complaints));
}
