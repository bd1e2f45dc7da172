import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const ACCOUNT = {
  id: "a1",
  owner: { kind: "person", name: "王秀英" },
  balance: 126,
  held: 25,
  available: 101,
  honour: 12,
  debt: 0,
  expiring: [{ amount: 30, expires_on: "2026-12-31" }],
};
const entry = (id: string, amount: number, after: number) => ({
  id,
  at: "2026-11-20T08:00:00Z",
  amount,
  balance_after: after,
  reason_label: `第${id}笔`,
  rule_code: null,
  source: null,
  transfer_id: "t",
  reverses: null,
});
const RULES = {
  version: 1,
  effective_from: "2026-01-01",
  rules: [
    {
      code: "C06",
      class: "志愿",
      title: "无偿献血",
      points: 5,
      cap: null,
      proof: "献血证",
      persons: "全体村民",
      needs_review: true,
      is_on: true,
      most_points: null,
      per: 1,
      percent: null,
      review: "",
    },
  ],
};
const CLAIM = {
  id: "c1",
  state: "submitted",
  state_label: "待初审",
  rule_code: "C06",
  rule_title: "无偿献血",
  resident: { id: "p1", name: "王秀英" },
  quantity: 1,
  points: 5,
  occurred_on: "2026-11-18",
  note: "",
  files: [],
  timeline: [],
  actions: [{ action: "check", label: "初审通过", fields: null }],
};

let page: Page;
afterEach(() => page.close());

describe("the passbook", () => {
  const BOOK = {
    "GET /points/accounts/mine": () => ACCOUNT,
    "GET /points/accounts/a1/entries": ({ query }: { query: URLSearchParams }) =>
      query.get("cursor")
        ? { items: [entry("3", 2, 98)], next_cursor: null }
        : { items: [entry("1", -25, 101), entry("2", 3, 126)], next_cursor: "x" },
  };

  it("shows what can be spent, what is held and what expires", async () => {
    serve(BOOK);

    page = await openPage("/points", routes);

    expect(page.text).toContain("101分");
    expect(page.text).toContain("兑换中25");
    expect(page.text).toContain("30 分 12月31日 到期");
  });

  it("shows each entry with the balance after it", async () => {
    serve(BOOK);

    page = await openPage("/points", routes);

    expect(page.text).toContain("−25余 101");
  });

  it("reads on along the cursor", async () => {
    serve(BOOK);
    page = await openPage("/points", routes);

    await page.press("再看一些");

    expect(page.text).toContain("第3笔");
    expect(page.text).not.toContain("再看一些");
  });

  it("asks nothing of an account for people who have none", async () => {
    const server = serve(BOOK);

    page = await openPage("/points", routes, { resident: null, permissions: ["claim_check"] });

    expect(server.sent).toEqual([]);
    expect(page.text).toContain("审核申报");
  });
});

describe("claims", () => {
  it("are sent with the rule, the day and the person", async () => {
    const server = serve({
      "GET /points/rules": () => RULES,
      "GET /points/claims": () => ({ items: [], next_cursor: null }),
      "POST /points/claims": () => answer(201, CLAIM),
    });
    page = await openPage("/points/claims/new", routes);

    await page.fill("做了什么", "C06");
    await page.fill("哪一天", "2026-11-18");
    await page.press("提交申报");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({
      rule_code: "C06",
      quantity: 1,
      occurred_on: "2026-11-18",
      resident_id: "p1",
    });
  });

  it("move on by the server's own buttons", async () => {
    const server = serve({
      "GET /points/claims/*": () => CLAIM,
      "POST /points/claims/*/transitions": () => answer(201, { ...CLAIM, state_label: "待评议", actions: [] }),
    });
    page = await openPage("/points/claims/c1", routes, { permissions: ["claim_check"] });

    await page.press("初审通过");
    await page.press("初审通过");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ action: "check" });
    expect(page.text).toContain("待评议");
  });
});

describe("the auditor's page", () => {
  const REPORT = { accounts: 3, entries: 8, transfers: 4, sum: 0, lots_agree: true, seals: { count: 2, broken: [] }, ok: true };

  it("says that the books balance", async () => {
    serve({ "GET /ledger/verification": () => REPORT });

    page = await openPage("/points/verification", routes);

    expect(page.text).toContain("账是平的");
  });

  it("raises the alarm when a seal is broken", async () => {
    serve({ "GET /ledger/verification": () => ({ ...REPORT, seals: { count: 2, broken: ["x"] }, ok: false }) });

    page = await openPage("/points/verification", routes);

    expect(page.text).toContain("账有问题");
    expect(page.text).toContain("1 份被改动");
  });
});
