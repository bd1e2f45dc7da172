import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/supervision", name: "attention", component: () => import("./pages/AttentionPage.vue") },
  { path: "/supervision/letters", name: "supervisions", component: () => import("./pages/SupervisionsPage.vue") },
  { path: "/supervision/problems", name: "problem-cases", component: () => import("./pages/ProblemCasesPage.vue") },
  {
    path: "/errands/:id/supervision",
    name: "errand-supervision",
    component: () => import("./pages/ErrandSupervisionPage.vue"),
    props: true,
  },
];
