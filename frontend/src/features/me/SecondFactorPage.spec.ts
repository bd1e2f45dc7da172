import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, RESIDENT, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

let page: Page;
afterEach(() => page.close());

describe("the second factor", () => {
  it("is set up by scanning, proving, and writing the recovery codes down", async () => {
    const { sent } = serve({
      "POST /me/second-factor": () => answer(201, { secret: "JBSWY3DP", uri: "otpauth://totp/x" }),
      "PUT /me/second-factor": () => ({ recovery_codes: ["aaaa-1111", "bbbb-2222"] }),
      "GET /me": () => ({ ...RESIDENT, second_factor: true }),
    });
    page = await openPage("/me/second-factor", routes, { must_set_second_factor: true });
    expect(page.text).toContain("工作账号要先装好");

    await page.press("开始安装");
    expect(page.text).toContain("JBSWY3DP");
    await page.fill("6 位数字", "123456");
    await page.press("装好");
    expect(page.text).toContain("aaaa-1111");
    await page.press("抄好了");

    expect(sent.find((each) => each.method === "PUT")?.body).toEqual({ code: "123456" });
    expect(page.address()).toBe("/spare/home");
  });

  it("stays where it is when the code is wrong", async () => {
    serve({ "DELETE /me/second-factor": () => answer(422, { title: "填写有误", detail: "数字不对" }) });
    page = await openPage("/me/second-factor", routes, { second_factor: true });

    await page.fill("6 位数字", "000000");
    await page.press("去掉第二道锁");

    expect(page.text).toContain("数字不对");
    expect(page.text).toContain("去掉第二道锁");
  });
});
