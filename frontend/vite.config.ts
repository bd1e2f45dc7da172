import vue from "@vitejs/plugin-vue";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { serviceWorker } from "./scripts/serviceWorker.mjs";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

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
  },
  server: { proxy: { "/api": `http://127.0.0.1:${process.env.API_PORT ?? 8000}` } },
  test: { environment: "happy-dom", include: ["src/**/*.spec.ts"], setupFiles: ["scripts/vitestSetup.ts"] },
});
