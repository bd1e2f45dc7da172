import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/errands/:id/links", name: "errand-links", component: () => import("./pages/LinksPage.vue"), props: true },
  { path: "/g/:link?", name: "guest", component: () => import("./pages/GuestPage.vue"), props: true, meta: { public: true } },
];
