import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/rectifications", name: "rectifications", component: () => import("./pages/RectificationsPage.vue") },
  {
    path: "/rectifications/:id",
    name: "rectification",
    component: () => import("./pages/RectificationPage.vue"),
    props: true,
  },
  { path: "/errands/:id/review", name: "errand-review", component: () => import("./pages/ErrandReviewPage.vue"), props: true },
];
