import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/errands", name: "errands", component: () => import("./pages/ErrandsPage.vue") },
  { path: "/errands/new", name: "errand-new", component: () => import("./pages/ErrandNewPage.vue") },
  { path: "/errands/intake", name: "errand-intake", component: () => import("./pages/IntakePage.vue") },
  { path: "/errands/:id", name: "errand", component: () => import("./pages/ErrandPage.vue"), props: true },
  { path: "/desk", name: "desk", component: () => import("./pages/DeskPage.vue") },
];
