import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { facts } from "@/core/facts";
import { useSession } from "@/core/session";
import { answer, openPage, RESIDENT, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const SIGNED_IN = { access_token: "t", token_type: "bearer", expires_in: 900, user: RESIDENT.user, grants: RESIDENT.grants };
const PEOPLE = [{ phone: "19900000001", name: "王秀英", role_label: "村民" }];
let page: Page;

beforeEach(() => {
  facts.value = { name: "邻办", demo: false, county_name: "安和县", version: "1", licence: "AGPL-3.0-only", source_url: "", help_phone: "", people: null };
});
afterEach(() => {
  page.close();
  vi.unstubAllGlobals();
});

async function open(path = "/sign-in"): Promise<void> {
  page = await openPage(path, routes);
  useSession().me = null;
}

describe("signing in", () => {
  it("goes by phone and code, and then to the page that was asked for", async () => {
    const { sent } = serve({
      "POST /auth/codes": () => ({ expires_in: 300, demo_code: null }),
      "POST /auth/sessions": () => answer(201, SIGNED_IN),
      "GET /me": () => RESIDENT,
    });
    await open("/sign-in?next=/spare/points/");

    await page.fill("手机号", "19900000001");
    await page.press("发验证码");
    await page.fill("短信验证码", "123456");
    await page.press("登录");

    expect(page.text).not.toContain("错误");
    expect(sent.find((each) => each.path === "/auth/sessions")?.body).toEqual({ phone: "19900000001", code: "123456" });
    expect(page.address()).toBe("/spare/points/");
  });

  it("never follows an address that leads elsewhere", async () => {
    serve({ "POST /auth/codes": () => ({ expires_in: 1 }), "POST /auth/sessions": () => answer(201, SIGNED_IN), "GET /me": () => RESIDENT });
    await open("/sign-in?next=//evil.example/");

    await page.fill("手机号", "19900000001");
    await page.fill("短信验证码", "123456");
    await page.press("登录");

    expect(page.address()).toContain("home");
  });

  it("says the server's words when the code is wrong", async () => {
    serve({ "POST /auth/sessions": () => answer(401, { type: "/problems/wrong-code", title: "登录没有成功", detail: "验证码不对或已过期" }) });
    await open();

    await page.fill("手机号", "19900000001");
    await page.fill("短信验证码", "000000");
    await page.press("登录");

    expect(page.text).toContain("验证码不对或已过期");
    expect(document.activeElement?.getAttribute("role")).toBe("alert");
  });

  it("lets a demo person in with one tap, and only in demo mode", async () => {
    const { sent } = serve({
      "POST /auth/codes": () => ({ expires_in: 300, demo_code: "654321" }),
      "POST /auth/sessions": () => answer(201, SIGNED_IN),
      "GET /me": () => RESIDENT,
    });
    await open();
    expect(page.text).not.toContain("王秀英");
    facts.value = { ...facts.value!, demo: true, people: PEOPLE };
    await vi.waitFor(() => expect(page.text).toContain("王秀英"));

    await page.press("王秀英");

    expect(sent.find((each) => each.path === "/auth/sessions")?.body).toEqual({ phone: "19900000001", code: "654321" });
  });

  it("asks for the second factor only when the server wants it, and sends it along", async () => {
    const { sent } = serve({
      "POST /auth/sessions": ({ body }) =>
        body.second_factor
          ? answer(201, SIGNED_IN)
          : answer(401, { type: "/problems/second-factor-needed", title: "还要验证", detail: "请填验证器上的数字" }),
      "GET /me": () => RESIDENT,
    });
    await open("/sign-in?next=/spare/points/");
    await page.press("改用密码");
    await page.fill("手机号", "19900000001");
    await page.fill("密码", "一句记得住的话");
    await page.press("登录");
    expect(page.text).toContain("请填验证器上的数字");

    await page.fill("验证器上的 6 位数字", "123456");
    await page.press("登录");

    expect(sent.filter((each) => each.path === "/auth/sessions").at(-1)?.body.second_factor).toBe("123456");
    expect(page.address()).toBe("/spare/points/");
  });
});
