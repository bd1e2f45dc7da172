import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const TOPIC = {
  key: "errands",
  title: "代办时限",
  about: "事项没有写时限的，按这里的。",
  version: 1,
  effective_from: "2026-11-01",
  values: { days_to_town: 3, needs_approval: true, reasons: ["办得快", "态度好"] },
  defaults: { days_to_town: 3, needs_approval: true, reasons: [] },
  form: {
    properties: {
      days_to_town: { title: "几个工作日内报到镇", type: "integer", minimum: 1, maximum: 10 },
      needs_approval: { title: "第二次退回要镇里同意", type: "boolean" },
      reasons: { title: "评价的理由", type: "array", items: { type: "string" } },
    },
  },
  coming: null,
  latest_version: 1,
  may_edit: true,
};
const EDITION = {
  id: "e1",
  topic: "errands",
  version: 1,
  effective_from: "2026-11-01",
  note: "第 12 次常务会议",
  adopted_by_name: "赵县长助理",
  created_at: "2026-10-30T08:00:00Z",
  values: {},
  changes: [{ field: "days_to_town", title: "几个工作日内报到镇", before: 5, after: 3 }],
};
const READS = {
  "GET /rulebook/errands": () => TOPIC,
  "GET /rulebook/errands/editions": () => ({ items: [EDITION], next_cursor: null }),
};
let page: Page;
afterEach(() => page.close());

describe("a topic of the county's rules", () => {
  it("is read by everybody, with what was changed and by whom", async () => {
    serve({ ...READS, "GET /rulebook/errands": () => ({ ...TOPIC, may_edit: false }) });

    page = await openPage("/rulebook/errands", routes);

    expect(page.text).toContain("几个工作日内报到镇");
    expect(page.text).toContain("办得快、态度好");
    expect(page.text).toContain("5 → 3");
    expect(page.text).toContain("赵县长助理");
    expect(page.text).not.toContain("修改");
  });

  it("is changed as a whole, on top of what the officer read", async () => {
    const { sent } = serve({ ...READS, "POST /rulebook/errands/editions": () => answer(201, TOPIC) });
    page = await openPage("/rulebook/errands/edit", routes);

    await page.fill("几个工作日内报到镇", "4");
    await page.fill("评价的理由", "办得快\n讲得清\n");
    await page.fill("依据什么改", "第 13 次常务会议");
    await page.press("公布新规则");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({
      version: 1,
      values: { days_to_town: 4, needs_approval: true, reasons: ["办得快", "讲得清"] },
      note: "第 13 次常务会议",
      effective_from: null,
    });
  });

  it("points at the field that is out of bounds", async () => {
    const errors = [{ pointer: "/values/days_to_town", detail: "不能大于 10" }];
    const problem = { type: "/problems/invalid-input", title: "填写有误", status: 422, detail: "不能大于 10", errors };
    serve({ ...READS, "POST /rulebook/errands/editions": () => answer(422, problem) });
    page = await openPage("/rulebook/errands/edit", routes);

    await page.fill("几个工作日内报到镇", "99");
    await page.fill("依据什么改", "试试");
    await page.press("公布新规则");

    expect(page.text).toContain("错误：不能大于 10");
  });
});
