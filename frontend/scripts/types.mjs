/** Writes src/core/api.gen.ts from the server's own description: node scripts/types.mjs [--check] [openapi.json]. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = fileURLToPath(new URL("../src/core/api.gen.ts", import.meta.url));
const python = `
import json
from app.core.config import Settings
from app.main import create_app
print(json.dumps(create_app(Settings(_env_file=None)).openapi(), sort_keys=True))
`;

function describe() {
  const given = process.argv.slice(2).find((each) => each.endsWith(".json"));
  if (given) return readFileSync(given, "utf8");
  const env = { ...process.env, DATA_DIR: mkdtempSync(join(tmpdir(), "linban-types-")) };
  return execFileSync(join(root, ".venv/bin/python"), ["-c", python], { cwd: root, env, maxBuffer: 1 << 26 }).toString();
}

const tree = await openapiTS(JSON.parse(describe()));
const text = `/** Written by \`npm run types\` from the server's OpenAPI document; never by hand. */\n\n${astToString(tree)}`;

if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error("src/core/api.gen.ts no longer says what the server says: run `npm run types`.");
  process.exit(1);
}
