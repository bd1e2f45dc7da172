/** Weighs what was built, as it goes over the wire (brotli); fails when a page got too heavy for the village's network.
 * With --tell it only says so: a county must be able to build in any case. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const KB = 1024;
const BUDGET = {
  "home, JS": 55 * KB,
  "home, CSS": 6 * KB,
  "any resident page, JS and CSS": 70 * KB,
  "any work page, JS and CSS": 80 * KB,
  "chunk that is loaded later": 25 * KB,
  "index.html": 3 * KB,
  "sw.js": 12 * KB,
  "kept for offline, packed": 180 * KB,
  "kept for offline, raw": 400 * KB,
  "kept for offline, files": 60,
};

const tellOnly = process.argv.includes("--tell");
const folder = process.argv.slice(2).find((each) => !each.startsWith("--")) ?? fileURLToPath(new URL("../../static/", import.meta.url));
if (!existsSync(join(folder, ".vite/manifest.json"))) {
  console.log("Nothing is built, so there is nothing to weigh: run `npm run build` first.");
  process.exit(0);
}
const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);

function packed(name) {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(join(folder, name)), { params: quality }).length;
}

/** Everything the browser fetches before a chunk can run. */
function needs(chunk, found = new Set()) {
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const name of chunk.imports ?? []) needs(manifest[name], found);
  return found;
}

function weigh(files, kind = "") {
  return [...files].filter((name) => name.endsWith(kind)).reduce((sum, name) => sum + packed(name), 0);
}

function everyFile(path = "") {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((found) => {
    const name = join(path, found.name);
    return found.isDirectory() ? everyFile(name) : [name];
  });
}

const shell = needs(entry);
const pages = Object.values(manifest).filter((chunk) => chunk.file.endsWith(".js") && !shell.has(chunk.file));
const home = pages.find((chunk) => chunk.name === "home");
const first = needs(home, needs(entry));
const heaviest = (chosen) => Math.max(...chosen.map((page) => weigh(needs(page, needs(entry)))));
const isWork = (page) => /-work$|^(archive|audit|boards|ops|people|points|rulebook|supervision)-online$/.test(page.name);
const later = Math.max(...pages.map((page) => packed(page.file)));
const kept = everyFile().filter((name) => !/(^|\/)\.|\.(br|gz|map)$|^sw\.js$|\.png$|-online-/.test(name));

const found = {
  "home, JS": weigh(first, ".js"),
  "home, CSS": weigh(first, ".css"),
  "any resident page, JS and CSS": heaviest(pages.filter((page) => !isWork(page))),
  "any work page, JS and CSS": heaviest(pages.filter(isWork)),
  "chunk that is loaded later": later,
  "index.html": packed("index.html"),
  "sw.js": packed("sw.js"),
  "kept for offline, packed": weigh(kept),
  "kept for offline, raw": kept.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
  "kept for offline, files": kept.length,
};

let tooMuch = false;
for (const [name, limit] of Object.entries(BUDGET)) {
  const over = found[name] > limit;
  tooMuch ||= over;
  const show = (value) => (limit < KB ? String(value) : `${(value / KB).toFixed(1)} KB`);
  console.log(`${over ? "✗" : "✓"} ${name}: ${show(found[name])} of ${show(limit)}`);
}
process.exit(tooMuch && !tellOnly ? 1 : 0);
