/** Vite plugin: lists what was built for offline use, builds sw.ts with that list, and preloads the first page. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { build } from "vite";

/** Not our own bookkeeping, not the worker itself, not the pictures only an installer asks for, not the pages that need a line. */
const SKIPPED = /(^|\/)\.|\.(br|gz|map)$|^sw\.js$|\.png$|-online-/;
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

export function serviceWorker({ source, first }) {
  let config;
  return {
    name: "linban-service-worker",
    apply: "build",
    configResolved: (resolved) => void (config = resolved),
    transformIndexHtml: { order: "post", handler: (_, { bundle }) => preloads(bundle, first) },
    async writeBundle() {
      const folder = resolve(config.root, config.build.outDir);
      await build({
        configFile: false,
        root: config.root,
        logLevel: "warn",
        publicDir: false,
        resolve: config.resolve,
        define: {
          __PRECACHE__: JSON.stringify(manifest(folder)),
          "process.env.NODE_ENV": '"production"',
        },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: config.build.target,
          modulePreload: false,
          rolldownOptions: { input: source, output: { format: "iife", entryFileNames: "sw.js" } },
        },
      });
    },
  };
}

/** The first page's chunk is fetched beside the entry instead of after it. */
function preloads(bundle, first) {
  const chunk = Object.values(bundle ?? {}).find((each) => each.moduleIds?.some((id) => id.endsWith(first)));
  if (!chunk) return [];
  return [chunk.fileName].map((name) => ({
    tag: "link",
    attrs: { rel: "modulepreload", crossorigin: true, href: `/${name}` },
    injectTo: "head",
  }));
}

export function manifest(folder) {
  return files(folder)
    .map((path) => relative(folder, path).replaceAll("\\", "/"))
    .filter((url) => !SKIPPED.test(url))
    .sort()
    .map((url) => ({ url: `/${url}`, revision: HASHED.test(url) ? null : hash(join(folder, url)) }));
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function hash(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}
