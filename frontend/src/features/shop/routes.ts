import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/shop", name: "shop", component: () => import("./pages/ShopPage.vue") },
  { path: "/shop/offers", name: "offers", component: () => import("./pages/OffersPage.vue") },
  { path: "/shop/offers/new", name: "offer-new", component: () => import("./pages/OfferEditPage.vue") },
  { path: "/shop/offers/:id", name: "offer", component: () => import("./pages/OfferPage.vue"), props: true },
  { path: "/shop/offers/:id/edit", name: "offer-edit", component: () => import("./pages/OfferEditPage.vue"), props: true },
  { path: "/shop/orders", name: "orders", component: () => import("./pages/OrdersPage.vue") },
  { path: "/shop/orders/:id", name: "order", component: () => import("./pages/OrderPage.vue"), props: true },
  { path: "/shop/desk", name: "shop-orders", component: () => import("./pages/ShopOrdersPage.vue") },
  { path: "/counter", name: "counter", component: () => import("./pages/CounterPage.vue") },
  { path: "/counter/scan", name: "counter-scan", component: () => import("./pages/CounterScanPage.vue") },
];
