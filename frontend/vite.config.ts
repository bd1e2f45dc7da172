import vue from "@vitejs/plugin-vue";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { serviceWorker } from "./scripts/serviceWorker.mjs";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const FORM = /src\/(ui\/(Steps|Field|fieldId|ChoiceGroup|CheckGroup|SelectField|RatingChoice|ErrorSummary|SchemaForm|schema|PhotoPicker)|core\/photos)/;
const SCAN = /src\/ui\/(QrScanner|scanning)/;
const SPARE = /src\/(ui\/QrCode|core\/(saving|device))/;
const WORKDAY = /src\/features\/(\w+)\/(?:tiles|(?:pages|components)\/(?:OfficeHome|WorkPage|PartSheet|DeskFigures|DeskPage|Intake|Counter|Offers|OfferEdit|ShopOrders|Account|ShelfCard|StockSheet|CodePad|PersonFinder|ClaimButton|WhyAsked))/;
/** Pages that are no use without a line, for papers and decisions: kept only once somebody has opened them. */
const ONLINE =
  /src\/features\/(?:(archive|audit|authority|boards|guests|ops|papers|people|privacy|reviews|rulebook|supervision)\/(?!routes)|(\w+)\/(?:pages|components)\/(?:About|Budgets|ClaimsReview|Install|Letters|Offices|Password|Publications|Reversals|Rules|SecondFactor|Sessions|SheetPage|Verification))/;
const FEATURE = /src\/features\/(\w+)\/(?!routes)/;

/** A dozen files instead of eighty: the frame, the forms, and for each feature the residents' and the workers' pages, and those that need a line. */
const GROUPS = [
  { name: "vendor", test: /node_modules\/(@?vue|@pinia|pinia|idb|nostics)|plugin-vue|preload-helper|rolldown\/runtime/, priority: 40 },
  { name: "form", test: FORM, priority: 30 },
  { name: "scan", test: SCAN, priority: 30 },
  // Small things of a few pages each; left alone they fall into one page's file and drag it along.
  { name: "spare", test: SPARE, priority: 28 },
  { name: "kit", test: (id: string) => /src\/(core|ui)\//.test(id) && ![FORM, SCAN, SPARE].some((each) => each.test(id)), priority: 35 },
  { name: (id: string) => `${ONLINE.exec(id)?.slice(1).find(Boolean)}-online`, test: ONLINE, priority: 25 },
  { name: (id: string) => FEATURE.exec(id)?.[1], test: (id: string) => FEATURE.test(id) && !WORKDAY.test(id), priority: 20 },
  { name: (id: string) => `${WORKDAY.exec(id)?.[1]}-work`, test: WORKDAY, priority: 10 },
];

export default defineConfig({
  plugins: [vue(), serviceWorker({ source: path("src/sw.ts"), first: "src/features/home/pages/HomePage.vue" })],
  resolve: { alias: { "@": path("src") } },
  define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
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
  // The server compares Origin with Host at every renewal, so the proxy must not rewrite Host.
  server: { proxy: { "/api": { target: `http://127.0.0.1:${process.env.API_PORT ?? 8000}`, changeOrigin: false } } },
  test: { testTimeout: 30_000, environment: "happy-dom", include: ["src/**/*.spec.ts"], setupFiles: ["scripts/vitestSetup.ts"] },
});
