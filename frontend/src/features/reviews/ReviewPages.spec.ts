import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const ROW = {
  id: "x1",
  errand_id: "e1",
  errand_number: "AH01-2026-0001",
  item_name: "社保卡补换",
  station_name: "青山村代办站",
  state: "contacted",
  state_label: "整改中",
  agent: { id: "u2", name: "李建国" },
  handler: { id: "u3", name: "吴站长" },
  contact_due_at: "2026-11-19T16:00:00Z",
  fix_due_at: "2026-12-09T16:00:00Z",
  late: "已过整改期限",
  created_at: "2026-11-18T04:00:00Z",
  score: 2,
  reasons: ["多跑了路"],
  comment: "跑了三趟",
  contacted_at: "2026-11-19T02:00:00Z",
  fixed_at: null,
  remedy: "",
  second_until: null,
  second_score: null,
  second_comment: null,
  appeal: "",
  exclusion_reason: "",
  timeline: [],
  files: [],
  actions: [
    {
      action: "fix",
      label: "整改完成",
      fields: { type: "object", properties: { note: { type: "string", title: "做了哪些整改" } }, required: ["note"] },
    },
  ],
};

let page: Page;
afterEach(() => page.close());

describe("a rectification", () => {
  it("shows what the villager said, until when, and is put right with a note", async () => {
    const server = serve({
      "GET /rectifications/x1": () => ROW,
      "POST /rectifications/x1/transitions": () => answer(201, { ...ROW, state: "fixed" }),
    });
    page = await openPage("/rectifications/x1", routes);

    expect(page.text).toContain("不满意 · 多跑了路");
    expect(page.text).toContain("12月9日");
    expect(page.text).toContain("已过整改期限");
    await page.press("整改完成");
    await page.fill("做了哪些整改", "上门道歉，补办好了");
    await page.press("整改完成");

    const sent = server.sent.find(({ method }) => method === "POST")!;
    expect(sent.body).toEqual({ action: "fix", note: "上门道歉，补办好了" });
  });

  it("keeps the words from the agent until it is put right", async () => {
    serve({ "GET /rectifications/x1": () => ({ ...ROW, score: null, reasons: null, comment: null, actions: [] }) });
    page = await openPage("/rectifications/x1", routes);

    expect(page.text).toContain("整改完成以后，您才能看到评价的内容");
    expect(page.text).not.toContain("跑了三趟");
  });

  it("asks the villager for a second rating of free will", async () => {
    const fixed = { ...ROW, state: "fixed", remedy: "补办好了", second_until: "2026-12-20T16:00:00Z", late: "" };
    const again = { action: "rate_again", label: "再评一次", fields: { type: "object", properties: { score: { type: "integer" } } } };
    const server = serve({
      "GET /errands/e1/rectifications": () => ({ items: [{ ...fixed, actions: [again] }] }),
      "POST /rectifications/x1/transitions": () => answer(201, fixed),
    });
    page = await openPage("/errands/e1/review", routes);

    expect(page.text).toContain("原来评价的人可以自愿再评一次");
    await page.press("再评一次");
    expect(page.text).toContain("评不评、怎么评，都由您自己定");
    await page.choose("基本满意");
    await page.press("再评一次");

    expect(server.sent.find(({ method }) => method === "POST")!.body).toEqual({ action: "rate_again", score: 3 });
  });

  it("tells in words why the server refused", async () => {
    serve({
      "GET /rectifications/x1": () => ROW,
      "POST /rectifications/x1/transitions": () => answer(409, { title: "现在不能这样操作", detail: "整改单现在是“已整改”" }),
    });
    page = await openPage("/rectifications/x1", routes);

    await page.press("整改完成");
    await page.fill("做了哪些整改", "好了");
    await page.press("整改完成");

    expect(page.text).toContain("整改单现在是“已整改”");
  });
});

describe("the list", () => {
  it("shows what is in my hands, and what is late", async () => {
    serve({ "GET /rectifications": () => ({ items: [ROW], next_cursor: null }) });
    page = await openPage("/rectifications", routes);

    expect(page.text).toContain("整改人 吴站长");
    expect(page.text).toContain("已过整改期限");
  });

  it("says so when there is none", async () => {
    serve({ "GET /rectifications": () => ({ items: [], next_cursor: null }) });
    page = await openPage("/rectifications", routes);

    expect(page.text).toContain("没有交给您的整改");
  });
});
