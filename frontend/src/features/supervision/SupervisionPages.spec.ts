import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const ITEM = {
  kind: "errand",
  id: "e1",
  errand_id: "e1",
  number: "AH01-2026-0001",
  title: "社保卡补换",
  station_name: "青山村代办站",
  person_name: "李建国",
  why: "应于 11 月 23 日办好，在李建国手上",
  since: "2026-11-23T16:00:00Z",
};
const group = (key: string, title: string, count: number, items: unknown[]) => ({ key, title, advice: "先打电话问", count, items });
const REMINDER = {
  id: "s1",
  number: "AH01-2026-0001-督1",
  kind: "reminder",
  kind_label: "催办",
  state: "issued",
  state_label: "待答复",
  errand_id: "e1",
  errand_number: "AH01-2026-0001",
  item_name: "社保卡补换",
  station_name: "青山村代办站",
  reason: "群众等着用",
  is_automatic: false,
  answer_due_at: null,
  is_late: false,
  created_at: "2026-11-24T02:00:00Z",
  issued_at: "2026-11-24T02:00:00Z",
  answer: "",
  answered_at: null,
  timeline: [],
  actions: [],
};
const BEGIN = {
  action: "reminder",
  label: "催办",
  fields: { type: "object", properties: { reason: { type: "string", title: "督办理由" } }, required: ["reason"] },
};

let page: Page;
afterEach(() => page.close());

describe("the supervisor's desk", () => {
  it("shows the groups that have something, with why, and how many more there are", async () => {
    serve({
      "GET /supervision/attention": () => ({ items: [group("problem", "问题件", 0, []), group("red", "已超期", 25, [ITEM])] }),
    });
    page = await openPage("/supervision", routes);

    expect(page.text).toContain("共 25 件");
    expect(page.text).toContain("应于 11 月 23 日办好，在李建国手上");
    expect(page.text).toContain("还有 24 件");
    expect(page.text).not.toContain("问题件 0");
  });

  it("is glad of a day without anything", async () => {
    serve({ "GET /supervision/attention": () => ({ items: [group("red", "已超期", 0, [])] }) });
    page = await openPage("/supervision", routes);

    expect(page.text).toContain("今天没有要过问的");
  });

  it("says what went wrong and lets one try again", async () => {
    serve({ "GET /supervision/attention": () => answer(503, { title: "系统暂时不可用", detail: "系统正忙，请稍后再试" }) });
    page = await openPage("/supervision", routes);

    expect(page.text).toContain("重试");
  });
});

describe("the chain of one errand", () => {
  it("begins with a reminder and a reason", async () => {
    const server = serve({
      "GET /errands/e1/supervisions": () => ({ items: [], actions: [BEGIN] }),
      "POST /errands/e1/supervisions": () => answer(201, REMINDER),
    });
    page = await openPage("/errands/e1/supervision", routes);

    await page.press("催办");
    await page.fill("督办理由", "群众等着用");
    await page.press("催办");

    expect(server.sent.find(({ method }) => method === "POST")!.body).toEqual({ kind: "reminder", reason: "群众等着用" });
  });

  it("lets the station answer", async () => {
    const fields = { type: "object", properties: { note: { type: "string", title: "怎么办的" } }, required: ["note"] };
    const server = serve({
      "GET /errands/e1/supervisions": () => ({
        items: [{ ...REMINDER, actions: [{ action: "answer", label: "答复", fields }] }],
        actions: [],
      }),
      "POST /supervisions/s1/transitions": () => answer(201, REMINDER),
    });
    page = await openPage("/errands/e1/supervision", routes);

    await page.press("答复");
    await page.fill("怎么办的", "周五前办好");
    await page.press("答复");

    expect(server.sent.find(({ method }) => method === "POST")!.body).toEqual({ action: "answer", note: "周五前办好" });
  });
});
