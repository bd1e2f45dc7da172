import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const OFFER = {
  id: "o1",
  title: "洗衣液 1 桶",
  kind: "goods",
  points: 25,
  stock: 10,
  stock_left: 8,
  per_person_limit: 1,
  shop: { id: "s1", name: "青山村积分超市" },
  picture_url: null,
  valid_until: null,
  is_on_sale: true,
};
const ORDER = {
  id: "d1",
  number: "DH1",
  state: "held",
  state_label: "待取货",
  offer: OFFER,
  quantity: 1,
  points: 25,
  resident: { id: "p1", name: "王秀英" },
  pickup_code: "48261035",
  qr: "LB:48261035",
  created_at: "2026-11-21T08:00:00Z",
  expires_at: "2026-11-28T08:00:00Z",
  actions: [{ action: "cancel", label: "取消兑换", fields: null }],
};
const account = (available: number) => ({
  id: "a1",
  owner: { kind: "person", name: "王秀英" },
  balance: available,
  held: 0,
  available,
  honour: 0,
  expiring: [],
});
const SHOP = {
  "GET /shop/offers/*": () => OFFER,
  "GET /points/accounts/mine": () => account(126),
  "GET /shop/orders/*": () => ORDER,
};

let page: Page;
afterEach(() => page.close());

describe("redeeming an offer", () => {
  it("shows the points before and after, and spends nothing before the yes", async () => {
    const server = serve(SHOP);
    page = await openPage("/shop/offers/o1", routes);

    await page.press("兑换");

    expect(page.text).toContain("现在有126 分");
    expect(page.text).toContain("用后还有101 分");
    expect(server.sent.every(({ method }) => method === "GET")).toBe(true);
  });

  it("leads to the pickup code in groups of four", async () => {
    serve({ ...SHOP, "POST /shop/orders": () => answer(201, ORDER) });
    page = await openPage("/shop/offers/o1", routes);

    await page.press("兑换");
    await page.press("确定兑换");

    await vi.waitFor(() => expect(page.text).toContain("4826 1035"));
  });

  it("says how many points are missing instead of a button", async () => {
    serve({ ...SHOP, "GET /points/accounts/mine": () => account(20) });

    page = await openPage("/shop/offers/o1", routes);

    expect(page.text).toContain("还差 5 分");
  });

  it("explains in words that somebody took the last one", async () => {
    serve({
      ...SHOP,
      "POST /shop/orders": () => answer(409, { type: "/problems/sold-out", title: "兑完了", detail: "洗衣液刚刚被兑完了。" }),
    });
    page = await openPage("/shop/offers/o1", routes);

    await page.press("兑换");
    await page.press("确定兑换");

    expect(page.text).toContain("洗衣液刚刚被兑完了。");
  });
});

describe("the counter", () => {
  const KEEPER = { resident: null, permissions: ["order_collect", "shop_manage"] };
  const COUNTER = { "GET /shop/orders/lookup": () => ({ ...ORDER, pickup_code: null, actions: [] }) };

  async function typeCode(): Promise<void> {
    for (const digit of "48261035") await page.press(digit);
    await page.press("查这个码");
  }

  it("shows the order first and gives it out at the second tap", async () => {
    const server = serve({ ...COUNTER, "POST /shop/pickups": () => ({ ...ORDER, state: "collected" }) });
    page = await openPage("/counter", routes, KEEPER);

    await typeCode();
    expect(page.text).toContain("洗衣液 1 桶");
    await page.press("东西已给，确认");

    expect(server.sent.at(-1)?.body ?? {}).toEqual({ pickup_code: "48261035" });
    expect(page.text).toContain("已领走");
  });

  it("refuses a code that was used", async () => {
    const used = { type: "/problems/already-collected", title: "已领走", detail: "这份东西 11月20日 已经领走。" };
    serve({ ...COUNTER, "POST /shop/pickups": () => answer(409, used) });
    page = await openPage("/counter", routes, KEEPER);

    await typeCode();
    await page.press("东西已给，确认");

    expect(page.text).toContain("已经领走");
    expect(page.text).not.toContain("下一位");
  });

  it("takes the code out of what the camera read", async () => {
    const server = serve(COUNTER);

    page = await openPage("/counter?code=LB:48261035", routes, KEEPER);

    expect(server.sent[0]?.query.get("pickup_code")).toBe("48261035");
  });
});
