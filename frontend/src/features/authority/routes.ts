import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/authorities", name: "authorities", component: () => import("./pages/AuthoritiesPage.vue") },
  { path: "/authorities/new", name: "authority-new", component: () => import("./pages/AuthorityNewPage.vue") },
  { path: "/authorities/:id", name: "authority", component: () => import("./pages/AuthorityPage.vue"), props: true },
  { path: "/errands/:id/authority", name: "errand-authority", component: () => import("./pages/AuthoritiesPage.vue"), props: true },
  { path: "/authority-check/:number", name: "authority-check", component: () => import("./pages/CheckPage.vue"), props: true, meta: { public: true } },
  { path: "/me/family", name: "my-family", component: () => import("./pages/FamilyPage.vue") },
];
