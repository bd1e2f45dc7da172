import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const FORM = {
  type: "object",
  properties: { amount_fen: { type: "integer", title: "退还多少钱", maximum: 12_000, default: 12_000 }, note: { type: "string", title: "备注" } },
  required: ["amount_fen"],
};
const CASH = {
  id: "t1",
  kind: "cash",
  kind_label: "现金",
  description: "交医保",
  state: "with_agent",
  state_label: "代办员保管",
  where: "在李建国手里",
  owner: { id: "p1", name: "王秀英" },
  errand: { id: "e1", number: "A-1" },
  station: { id: "s1", name: "青山村代办站" },
  holder: { id: "u1", name: "李建国" },
  received_fen: 50_000,
  spent_fen: 38_000,
  returned_fen: 0,
  missing_fen: 0,
  left_fen: 12_000,
  taken_at: "2026-11-10T08:00:00Z",
  confirmed_at: null,
  closed_at: null,
  days: 8,
  is_overdue: true,
  movements: [],
  actions: [{ action: "give_back", label: "还给本人", fields: FORM }],
  version: 2,
};
const BOOK = { ...CASH, id: "t2", kind: "original", kind_label: "证件原件", description: "户口簿", is_overdue: false };
const AGENT = { permissions: ["errand_view", "errand_handle"] };
const list = (...items: unknown[]) => ({ items, next_cursor: null });

let page: Page;
afterEach(() => page.close());

describe("one thing", () => {
  it("tells who has it and what became of the money, in yuan", async () => {
    serve({ "GET /custody/items/t1": () => CASH });

    page = await openPage("/custody/items/t1", routes, AGENT);

    expect(page.text).toContain("在李建国手里");
    expect(page.text).toContain("收了500 元");
    expect(page.text).toContain("还在手里120 元");
    expect(page.text).toContain("交了 8 天还没有还");
  });

  it("is given back with the amount in fen, as it stood when it was read", async () => {
    const server = serve({
      "GET /custody/items/t1": () => CASH,
      "POST /custody/items/t1/transitions": () => answer(201, { ...CASH, actions: [] }),
    });
    page = await openPage("/custody/items/t1", routes, AGENT);

    await page.press("还给本人");
    await page.fill("退还多少钱（元）", "119.5");
    await page.press("还给本人");

    const sent = server.sent.find(({ method }) => method === "POST")?.body;
    expect(sent).toEqual({ action: "give_back", version: 2, amount_fen: 11_950 });
  });

  it("says why the server refused", async () => {
    serve({
      "GET /custody/items/t1": () => CASH,
      "POST /custody/items/t1/transitions": () =>
        answer(409, { type: "/problems/cash-not-balanced", title: "钱对不上", detail: "应退 120 元，您写的是 119 元" }),
    });
    page = await openPage("/custody/items/t1", routes, AGENT);

    await page.press("还给本人");
    await page.press("还给本人");

    expect(page.text).toContain("应退 120 元，您写的是 119 元");
  });
});

describe("the evening count", () => {
  const SHEET = { day: "2026-11-18", counted_at: null, items: [CASH, BOOK] };
  const SUMMARY = { held: 2, held_overdue: 1, to_receive: 0, is_counted_today: false };

  it("is done in three taps when all is there", async () => {
    const server = serve({
      "GET /custody/summary": () => SUMMARY,
      "GET /custody/items": () => list(CASH, BOOK),
      "GET /custody/count-sheet": () => SHEET,
      "POST /custody/counts": () => answer(201, {}),
    });
    page = await openPage("/custody", routes, AGENT);
    expect(page.text).toContain("今天还没有对账");

    await page.press("今天对账");
    await page.press("2 样都在");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({
      custody_item_ids: ["t1", "t2"],
      missing: [],
    });
  });

  it("reports what is not there, with a word about it", async () => {
    const server = serve({
      "GET /custody/count-sheet": () => SHEET,
      "GET /custody/summary": () => SUMMARY,
      "GET /custody/items": () => list(),
      "POST /custody/counts": () => answer(201, {}),
    });
    page = await openPage("/custody/count", routes, AGENT);

    await page.choose("户口簿");
    await page.fill("“户口簿”怎么回事", "可能落在镇里");
    await page.press("少了 1 样，报告站长");

    expect(server.sent.find(({ method }) => method === "POST")?.body.missing).toEqual([
      { custody_item_id: "t2", note: "可能落在镇里" },
    ]);
  });
});

describe("what others see", () => {
  it("the lead sees who has not counted, and what went wrong", async () => {
    const holder = { user: { id: "u1", name: "李建国" }, things: 2, cash_fen: 12_000, overdue: 1, troubled: 1 };
    serve({
      "GET /custody/holders": () =>
        list({ ...holder, oldest_at: CASH.taken_at, counted_on: null, missing: 0, is_counted_today: false }),
      "GET /custody/items": () => list({ ...BOOK, where: "李建国报告丢失，站长正在处理" }),
    });

    page = await openPage("/custody/holders", routes, { permissions: ["errand_assign"] });

    expect(page.text).toContain("今天还没对账：李建国");
    expect(page.text).toContain("报告丢失");
    expect(page.text).toContain("现金 120 元");
  });

  it("the villager sees who has what, and says that it came back", async () => {
    const confirm = { action: "confirm_back", label: "已还给我", fields: { type: "object", properties: {}, required: [] } };
    const server = serve({
      "GET /custody/items": () => list({ ...BOOK, state: "giving_back", actions: [confirm] }),
      "POST /custody/items/t2/transitions": () => answer(201, { ...BOOK, actions: [] }),
    });
    page = await openPage("/custody/mine", routes);
    expect(page.text).toContain("在李建国手里");

    await page.press("已还给我");
    await page.press("已还给我");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ action: "confirm_back", version: 2 });
  });
});

describe("the things of an errand", () => {
  it("are taken with kind and amount", async () => {
    const server = serve({
      "GET /custody/items": () => list(),
      "POST /custody/items": () => answer(201, CASH),
    });
    page = await openPage("/errands/e1/custody", routes, AGENT);

    await page.press("收下一样东西");
    await page.choose("现金");
    await page.fill("拿来做什么", "交医保");
    await page.fill("多少钱（元）", "500");
    await page.press("确认收下");

    const sent = server.sent.find(({ method }) => method === "POST")?.body;
    expect(sent).toEqual({ errand_id: "e1", kind: "cash", description: "交医保", amount_fen: 50_000 });
  });

  it("are only looked at by the villager", async () => {
    serve({ "GET /custody/items": () => list(BOOK) });

    page = await openPage("/errands/e1/custody", routes);

    expect(page.text).toContain("户口簿");
    expect(page.text).not.toContain("收下一样东西");
  });
});
