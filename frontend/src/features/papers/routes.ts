import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/errands/:id/papers", name: "errand-papers", component: () => import("./pages/SlipsPage.vue"), props: true },
  { path: "/scan", name: "scan", component: () => import("./pages/ScanPage.vue") },
  { path: "/registers", name: "registers", component: () => import("./pages/RegistersPage.vue") },
  {
    path: "/stations/:id/wall-board",
    name: "wall-board",
    component: () => import("./pages/WallBoardPage.vue"),
    props: true,
    meta: { public: true },
  },
];
