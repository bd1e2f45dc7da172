import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/rulebook", name: "rulebook", component: () => import("./pages/RulebookPage.vue") },
  { path: "/rulebook/:topic", name: "rulebook-topic", component: () => import("./pages/TopicPage.vue"), props: true },
  { path: "/rulebook/:topic/edit", name: "rulebook-edit", component: () => import("./pages/TopicEditPage.vue"), props: true },
];
