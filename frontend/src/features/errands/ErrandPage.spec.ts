import { afterEach, describe, expect, it } from "vitest";
import type { Errand } from "@/core/types";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const NOTE = { type: "object" as const, properties: { note: { type: "string", title: "说明" } }, required: ["note"] };
const errand = (changes: Partial<Errand> = {}): Errand =>
  ({
    id: "e1",
    number: "QS1",
    state: "handling",
    state_label: "办理中",
    light: "yellow",
    service_item: {
      id: "i1",
      code: "ZZ02",
      name: "社保卡补换",
      category: "certificate",
      handling: "promised",
      promised_working_days: 10,
      fee_yuan: 0,
      documents: [
        { code: "id_card", name: "身份证", required: true, note: "" },
        { code: "photo", name: "一寸照片", required: true, note: "" },
      ],
      plain_sentence: "卡丢了帮您换一张。",
    },
    station: { id: "s1", name: "青山村红色代办站", phone: "0730-1" },
    handling_station: { id: "s1", name: "青山村红色代办站", phone: "0730-1" },
    requester: { id: "u1", name: "王秀英" },
    typed_by: { id: "u9", name: "王磊" },
    beneficiary: { resident_id: "p1", name: "王秀英", phone: "", address: "三组" },
    authority_id: null,
    first_agent: { id: "u2", name: "李建国" },
    agent: { id: "u2", name: "李建国" },
    contact_phone: "",
    appointment_at: null,
    channel: "app",
    description: "卡找不到了",
    due_at: "2026-11-23T08:00:00Z",
    promised_at: "2026-11-23T08:00:00Z",
    paused: null,
    missing: [],
    outcome: "",
    timeline: [{ action: "submit", label: "提交", actor_name: "王磊", at: "2026-11-20T08:00:00Z", note: null }],
    rating: null,
    files: [],
    actions: [],
    related: [],
    mode: "promised",
    mode_label: "一般事项承诺办理",
    procedure: "promised",
    procedure_label: "承诺办理",
    report_by: null,
    report_light: null,
    pauses: [],
    resubmit_by: null,
    return_asked: null,
    closing_kind: null,
    closing_label: "",
    times_extended: 0,
    parts_open: 0,
    parts: [],
    version: 1,
    ...changes,
  }) as Errand;

let page: Page;
afterEach(() => page.close());

describe("the page of one errand", () => {
  it("shows the promised date, the light in words and who typed it", async () => {
    serve({ "GET /errands/*": () => errand() });

    page = await openPage("/errands/e1", routes);

    expect(page.text).toContain("11月23日");
    expect(page.text).toContain("快到期");
    expect(page.text).toContain("王磊");
  });

  it("says in words for what a paused errand waits", async () => {
    const words = { waiting_for: "", note: "出门了", sentence: "从11月20日起暂停，在等群众本人：出门了。" };
    const paused = { reason: "resident" as const, reason_label: "等群众", since: "2026-11-20T08:00:00Z", until: "2026-11-25", ...words };
    const before = { ...paused, ended_at: "2026-11-10T08:00:00Z", working_days: 2, sentence: "11月8日到11月10日暂停，等县里。" };
    serve({ "GET /errands/*": () => errand({ paused, pauses: [before, { ...paused, ended_at: null, working_days: null }] }) });

    page = await openPage("/errands/e1", routes);

    expect(page.text).toContain("现在暂停着：从11月20日起暂停，在等群众本人：出门了。");
    expect(page.text).toContain("等过 1 次");
    expect(page.text).toContain("11月8日到11月10日暂停，等县里。");
  });

  it("draws no button that the server did not offer", async () => {
    serve({ "GET /errands/*": () => errand() });

    page = await openPage("/errands/e1", routes);

    await expect(page.press("办结")).rejects.toThrow();
  });

  it("sends an offered step with the fields that its schema asks for", async () => {
    const server = serve({
      "GET /errands/*": () => errand({ actions: [{ action: "escalate", label: "上报", fields: NOTE }] }),
      "POST /errands/*/transitions": () => answer(201, errand({ state: "escalated", state_label: "已上报" })),
    });
    page = await openPage("/errands/e1", routes);

    await page.press("上报");
    await page.fill("说明", "要镇里盖章");
    await page.press("上报");

    const step = server.sent.find(({ method }) => method === "POST");
    expect(step?.body).toEqual({ action: "escalate", note: "要镇里盖章" });
    expect(page.text).toContain("已上报");
  });

  it("turns the item's documents into the check list of a return", async () => {
    const fields = {
      type: "object" as const,
      properties: { missing: { type: "array", items: { type: "string" } } },
      required: [],
    };
    const server = serve({
      "GET /errands/*": () => errand({ actions: [{ action: "return", label: "退回补材料", fields }] }),
      "POST /errands/*/transitions": () => answer(201, errand({ state: "returned", state_label: "待补材料" })),
    });
    page = await openPage("/errands/e1", routes);

    await page.press("退回补材料");
    await page.choose("一寸照片");
    await page.press("退回补材料");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ action: "return", missing: ["photo"] });
  });

  it("lets the villager rate in five worded levels", async () => {
    const fields = { type: "object" as const, properties: { score: { type: "integer" } }, required: ["score"] };
    const server = serve({
      "GET /errands/*": () => errand({ state: "completed", actions: [{ action: "rate", label: "评价", fields }] }),
      "POST /errands/*/transitions": () =>
        answer(201, errand({ rating: { score: 3, comment: "", at: "2026-11-21T08:00:00Z" } as never })),
    });
    page = await openPage("/errands/e1", routes);

    await page.press("评价");
    await page.choose("基本满意");
    await page.press("评价");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ action: "rate", score: 3 });
  });

  describe("with parts", () => {
    const finish = {
      action: "finish" as const,
      label: "办好了",
      fields: { type: "object", properties: { result: { type: "string", title: "办得怎样" } }, required: ["result"] },
    };
    const station = { id: "s2", name: "白石镇总站", phone: "" };
    const agent = { id: "u3", name: "周测绘" };
    const part = { id: "p1", title: "测量", station, agent, state: "doing", state_label: "正在办", result: "", actions: [finish] };
    const joint = { parts: [{ ...part, due_at: "2026-11-25T16:00:00Z", light: "green" }], parts_open: 1 } as Partial<Errand>;

    it("shows each part, and lets whoever has it finish it", async () => {
      const server = serve({
        "GET /errands/*": () => errand(joint),
        "POST /errands/*/parts/*/transitions": () => answer(201, errand()),
      });
      page = await openPage("/errands/e1", routes);
      expect(page.text).toContain("白石镇总站 · 周测绘");

      await page.press("办好了");
      await page.fill("办得怎样", "量好了");
      await page.press("办好了");

      const sent = server.sent.find(({ method }) => method === "POST");
      expect([sent?.path, sent?.body]).toEqual(["/errands/e1/parts/p1/transitions", { action: "finish", result: "量好了" }]);
    });

    it("keeps the form when the part has moved on", async () => {
      const late = { type: "/problems/part-unavailable", title: "做不了", detail: "这一部分现在是“办好了”。" };
      serve({ "GET /errands/*": () => errand(joint), "POST /errands/*/parts/*/transitions": () => answer(409, late) });
      page = await openPage("/errands/e1", routes);

      await page.press("办好了");
      await page.fill("办得怎样", "量好了");
      await page.press("办好了");

      expect(page.text).toContain("这一部分现在是“办好了”。");
    });
  });

  it("leads to what other features have about it, where their page exists", async () => {
    const related = [
      { kind: "papers", label: "单子", count: 2, is_alert: false },
      { kind: "unknown", label: "没有这一页", count: 1, is_alert: false },
    ];
    serve({ "GET /errands/*": () => errand({ related }) });
    const papers = { path: "/errands/:id/papers", name: "errand-papers", component: { template: "<i />" } };

    page = await openPage("/errands/e1", [...routes, papers]);

    expect(document.querySelector('a[href="/errands/e1/papers"]')?.textContent).toContain("单子");
    expect(page.text).not.toContain("没有这一页");
  });

  it("tells a refusal in the server's words and keeps the form", async () => {
    serve({
      "GET /errands/*": () => errand({ actions: [{ action: "escalate", label: "上报", fields: NOTE }] }),
      "POST /errands/*/transitions": () =>
        answer(409, { type: "/problems/action-unavailable", title: "做不了", detail: "已由吴站长上报。" }),
    });
    page = await openPage("/errands/e1", routes);

    await page.press("上报");
    await page.fill("说明", "要镇里盖章");
    await page.press("上报");

    expect(page.text).toContain("已由吴站长上报。");
  });
});
