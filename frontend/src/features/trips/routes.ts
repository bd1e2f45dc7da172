import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/trips", name: "trips", component: () => import("./pages/TripsPage.vue") },
  { path: "/trips/new", name: "trip-new", component: () => import("./pages/TripNewPage.vue") },
  { path: "/trips/offices", name: "offices", component: () => import("./pages/OfficesPage.vue") },
  { path: "/trips/:id", name: "trip", component: () => import("./pages/TripPage.vue"), props: true },
  { path: "/trips/:id/sheet", name: "trip-sheet", component: () => import("./pages/SheetPage.vue"), props: true },
];
