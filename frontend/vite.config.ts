import vue from "@vitejs/plugin-vue";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { serviceWorker } from "./scripts/serviceWorker.mjs";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Few files instead of eighty: what every page needs, then one chunk a feature. The heavy and rare stay apart. */
const GROUPS = [
  { name: "vendor", test: /node_modules\/(@?vue|@pinia|pinia|idb|nostics)|plugin-vue|preload-helper|rolldown\/runtime/, priority: 40 },
  { name: "kit", test: /src\/(core\/|ui\/(?!QrScanner|scanning|QrCode|SchemaForm|schema|PhotoPicker))/, priority: 30 },
  { name: "form", test: /src\/ui\/(SchemaForm|schema|PhotoPicker)/, priority: 25 },
  { name: "scan", test: /src\/ui\/(QrScanner|scanning)/, priority: 25 },
  { name: "code", test: /node_modules\/uqr|src\/ui\/QrCode/, priority: 25 },
  { name: (id: string) => /src\/features\/(\w+)\/(?!routes)/.exec(id)?.[1], test: /src\/features\/\w+\/(?!routes)/, priority: 20 },
];

export default defineConfig({
  plugins: [vue(), serviceWorker({ source: path("src/sw.ts"), first: "src/features/home/pages/HomePage.vue" })],
  resolve: { alias: { "@": path("src") } },
  define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false" },
  build: {
    outDir: "../static",
    emptyOutDir: false, // scripts/clean.mjs empties it but keeps .gitkeep
    target: ["chrome87", "safari14"],
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { proxy: { "/api": `http://127.0.0.1:${process.env.API_PORT ?? 8000}` } },
  test: { environment: "happy-dom", include: ["src/**/*.spec.ts"], setupFiles: ["scripts/vitestSetup.ts"] },
});
