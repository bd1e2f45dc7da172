/** Empties ../static before a build, keeping the .gitkeep that keeps the folder. */
import { readdirSync, rmSync } from "node:fs";

const target = new URL("../../static/", import.meta.url);
for (const name of readdirSync(target)) {
  if (name !== ".gitkeep") rmSync(new URL(name, target), { recursive: true });
}
