import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/errands/:id/custody", name: "errand-custody", component: () => import("./pages/ErrandCustodyPage.vue"), props: true },
  { path: "/custody", name: "custody", component: () => import("./pages/DrawerPage.vue") },
  { path: "/custody/count", name: "custody-count", component: () => import("./pages/CountPage.vue") },
  { path: "/custody/holders", name: "custody-holders", component: () => import("./pages/HoldersPage.vue") },
  { path: "/custody/mine", name: "custody-mine", component: () => import("./pages/MyThingsPage.vue") },
  { path: "/custody/items/:id", name: "custody-item", component: () => import("./pages/ThingPage.vue"), props: true },
];
