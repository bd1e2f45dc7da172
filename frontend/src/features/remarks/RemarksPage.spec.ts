import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const REMARK = { id: "r1", author_name: "李建国", is_staff: true, is_mine: false, text: "材料齐了，明天去办。", files: [], at: "2026-11-20T08:00:00Z" };
const SHOWN = { items: [REMARK], next_cursor: null, may_write: true, templates: ["已经收到，今天就看。"] };
let page: Page;
afterEach(() => page.close());

describe("what is said about an errand", () => {
  it("is shown, and being seen is told", async () => {
    const { sent } = serve({ "GET /errands/e1/remarks": () => SHOWN, "PUT /errands/e1/remarks/reading": () => answer(204, null) });

    page = await openPage("/errands/e1/remarks", routes);

    expect(page.text).toContain("材料齐了，明天去办。");
    expect(page.text).toContain("代办站");
    expect(sent.some((each) => each.method === "PUT")).toBe(true);
  });

  it("is sent with one tap on a usual phrase", async () => {
    const { sent } = serve({
      "GET /errands/e1/remarks": () => SHOWN,
      "PUT /errands/e1/remarks/reading": () => answer(204, null),
      "POST /errands/e1/remarks": () => answer(201, { ...REMARK, id: "r2", is_mine: true }),
    });
    page = await openPage("/errands/e1/remarks", routes);

    await page.press("已经收到，今天就看。");
    await page.press("送出");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({ text: "已经收到，今天就看。" });
  });

  it("tells why it was refused, and keeps the words", async () => {
    const problem = { type: "/problems/too-many-requests", title: "操作太频繁", status: 429, detail: "今天已经留了 60 条言" };
    serve({
      "GET /errands/e1/remarks": () => SHOWN,
      "PUT /errands/e1/remarks/reading": () => answer(204, null),
      "POST /errands/e1/remarks": () => answer(409, { ...problem, status: 409 }),
    });
    page = await openPage("/errands/e1/remarks", routes);

    await page.fill("想说什么", "再问一次");
    await page.press("送出");

    expect(page.text).toContain("今天已经留了 60 条言");
  });

  it("is only read where the case is over", async () => {
    serve({ "GET /errands/e1/remarks": () => ({ items: [], next_cursor: null, may_write: false, templates: [] }) });

    page = await openPage("/errands/e1/remarks", routes);

    expect(page.text).toContain("只能看，不能留言");
    expect(page.text).toContain("还没有人留言");
  });
});
