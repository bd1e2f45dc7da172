import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const MESSAGE = {
  id: "m1",
  kind: "ErrandRated",
  kind_label: "评价后给积分",
  created_at: "2026-11-20T08:00:00Z",
  attempts: 10,
  last_error: "BudgetExhausted: 预算用完",
  next_attempt_at: "2026-11-20T08:00:00Z",
  state: "parked",
  actions: ["retry", "drop"],
};
let page: Page;
afterEach(() => page.close());

describe("the night's checks", () => {
  it("names what is wrong", async () => {
    const items = [
      { name: "ledger", label: "积分账", ok: true, problems: [], checked: 8000 },
      { name: "stock", label: "库存", ok: false, problems: ["洗衣粉少了 2 件"], checked: 24 },
    ];
    serve({ "GET /ops/checks": () => ({ last_run_at: "2026-11-20T18:00:00Z", ok: false, items }) });

    page = await openPage("/ops", routes);

    expect(page.text).toContain("有问题，请尽快查");
    expect(page.text).toContain("洗衣粉少了 2 件");
  });

  it("says so before the first night", async () => {
    serve({ "GET /ops/checks": () => ({ last_run_at: null, ok: true, items: [] }) });

    page = await openPage("/ops", routes);

    expect(page.text).toContain("今晚会第一次体检");
  });
});

describe("messages that got stuck", () => {
  it("are sent again with a reason", async () => {
    const { sent } = serve({
      "GET /ops/messages": () => ({ items: [MESSAGE], next_cursor: null }),
      "POST /ops/messages/*/transitions": () => answer(201, {}),
    });
    page = await openPage("/ops/messages", routes);
    expect(page.text).toContain("预算用完");

    await page.press("再送一次");
    await page.fill("为什么", "预算已加");
    await page.press("确定");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({ action: "retry", note: "预算已加" });
  });

  it("say so when there are none", async () => {
    serve({ "GET /ops/messages": () => ({ items: [], next_cursor: null }) });

    page = await openPage("/ops/messages", routes);

    expect(page.text).toContain("没有卡住的");
  });
});
