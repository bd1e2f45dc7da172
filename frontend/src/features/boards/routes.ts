import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/boards/:region?", name: "boards", component: () => import("./pages/BoardPage.vue"), props: true },
];
