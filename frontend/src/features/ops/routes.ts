import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/ops", name: "ops", component: () => import("./pages/ChecksPage.vue") },
  { path: "/ops/messages", name: "ops-messages", component: () => import("./pages/MessagesPage.vue") },
];
