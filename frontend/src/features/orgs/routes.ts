import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/stations", name: "stations", component: () => import("./pages/StationsPage.vue"), meta: { public: true } },
  {
    path: "/stations/:id",
    name: "station",
    component: () => import("./pages/StationPage.vue"),
    props: true,
    meta: { public: true },
  },
];
