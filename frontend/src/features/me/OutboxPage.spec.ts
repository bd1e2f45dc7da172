import { afterEach, describe, expect, it, vi } from "vitest";
import { database } from "@/core/database";
import { enqueue } from "@/core/outbox";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { deviceName } from "@/core/device";
import { routes } from "./routes";

let page: Page;
const job = { kind: "errand", label: "医保报销", path: "/errands", body: {} };

afterEach(async () => {
  page.close();
  await (await database()).clear("jobs");
  vi.unstubAllGlobals();
});

describe("待上传", () => {
  it("says in words when there is nothing", async () => {
    serve({});

    page = await openPage("/me/outbox", routes);

    expect(page.text).toContain("都传完了");
  });

  it("shows what waits, and sends it when told to", async () => {
    let away = true;
    serve({ "POST /errands": () => (away ? answer(503, {}) : answer(201, {})) });
    page = await openPage("/me/outbox", routes);
    await enqueue(job);
    await vi.waitFor(() => expect(page.text).toContain("医保报销"));

    away = false;
    await page.press("现在上传");

    await vi.waitFor(() => expect(page.text).toContain("都传完了"));
  });

  it("shows why the server refused, and lets the person try again or drop it", async () => {
    let first = true;
    serve({ "POST /errands": () => (first ? answer(503, {}) : answer(409, { detail: "这件事已经有人在办了" })) });
    page = await openPage("/me/outbox", routes);
    await enqueue(job);
    first = false;
    await page.press("现在上传");
    await vi.waitFor(() => expect(page.text).toContain("这件事已经有人在办了"));

    await page.press("删掉");
    await page.press("删掉");

    await vi.waitFor(() => expect(page.text).toContain("都传完了"));
  });
});

describe("a signed-in device", () => {
  it("is named so that its owner knows it", () => {
    expect(deviceName("Mozilla/5.0 (Linux; Android 13) AppleWebKit Chrome/120 MicroMessenger/8")).toBe("安卓手机 · 微信");
    expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 17) Safari/604")).toBe("苹果手机 · Safari");
    expect(deviceName("")).toBe("认不出的设备");
  });
});
