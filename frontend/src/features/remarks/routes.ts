import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/errands/:id/remarks", name: "errand-remarks", component: () => import("./pages/RemarksPage.vue"), props: true },
];
