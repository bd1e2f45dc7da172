import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/me/privacy", name: "privacy", component: () => import("./pages/PrivacyPage.vue") },
  { path: "/me/accesses", name: "accesses", component: () => import("./pages/AccessesPage.vue") },
  { path: "/me/data-requests/new", name: "data-request-new", component: () => import("./pages/DataRequestNewPage.vue") },
  { path: "/data-requests", name: "data-requests", component: () => import("./pages/DataRequestsPage.vue") },
];
