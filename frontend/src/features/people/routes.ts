import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/people", name: "people", component: () => import("./pages/PeoplePage.vue") },
  { path: "/people/new", name: "person-new", component: () => import("./pages/PersonNewPage.vue") },
  { path: "/people/import", name: "people-import", component: () => import("./pages/ImportPage.vue") },
  { path: "/people/:id", name: "person", component: () => import("./pages/PersonPage.vue"), props: true },
  { path: "/households/:id", name: "household", component: () => import("./pages/HouseholdPage.vue"), props: true },
];
