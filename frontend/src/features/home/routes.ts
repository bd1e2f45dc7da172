import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/", name: "home", component: () => import("./pages/HomePage.vue") },
  { path: "/work", name: "work", component: () => import("./pages/WorkPage.vue") },
  { path: "/no-network", name: "no-network", component: () => import("./pages/NoNetworkPage.vue"), meta: { public: true } },
];
