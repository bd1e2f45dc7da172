import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { get, Offline, post, Problem, staleSince, whenSignedOut } from "./http";
import { accessToken, keepToken } from "./token";

type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | "offline";
let calls: { url: string; init: RequestInit }[];
let answer: (url: string, init: RequestInit) => Answer;

beforeEach(() => {
  calls = [];
  keepToken(null);
  whenSignedOut(() => undefined);
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const given = answer(url, init);
    if (given === "offline") throw new TypeError("Failed to fetch");
    return new Response(given.body === undefined ? null : JSON.stringify(given.body), given);
  });
});
afterEach(() => vi.unstubAllGlobals());

function bearer(init: RequestInit): string | undefined {
  return (init.headers as Record<string, string>).Authorization;
}

describe("a request", () => {
  it("carries the bearer and leaves out empty search words", async () => {
    keepToken("t1");
    answer = () => ({ status: 200, body: { items: [] } });

    await get("/errands", { scope: "mine", q: "", state: undefined, limit: 3 });

    expect(calls[0]!.url).toBe("/api/v1/errands?scope=mine&limit=3");
    expect(bearer(calls[0]!.init)).toBe("Bearer t1");
  });

  it("renews once on 401 and repeats with the fresh token", async () => {
    keepToken("old");
    answer = (url, init) => {
      if (url.endsWith("/refresh")) return { status: 200, body: { access_token: "fresh" } };
      return bearer(init) === "Bearer fresh" ? { status: 200, body: { ok: true } } : { status: 401, body: {} };
    };

    expect(await get("/me")).toEqual({ ok: true });

    expect(calls.map((call) => call.url)).toEqual(["/api/v1/me", "/api/v1/auth/sessions/refresh", "/api/v1/me"]);
  });

  it("renews once for many requests at the same time", async () => {
    keepToken("old");
    answer = (url, init) => {
      if (url.endsWith("/refresh")) return { status: 200, body: { access_token: "fresh" } };
      return bearer(init) === "Bearer fresh" ? { status: 200, body: 1 } : { status: 401, body: {} };
    };

    await Promise.all([get("/a"), get("/b"), get("/c")]);

    expect(calls.filter((call) => call.url.endsWith("/refresh"))).toHaveLength(1);
  });

  it("tells the app when the server no longer knows us", async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    keepToken("old");
    answer = () => ({ status: 401, body: { detail: "请先登录" } });

    await expect(get("/me")).rejects.toBeInstanceOf(Problem);

    expect(signedOut).toHaveBeenCalledOnce();
    expect(accessToken()).toBeNull();
  });

  it("does not renew when a wrong code is refused", async () => {
    answer = () => ({ status: 401, body: { detail: "验证码不对" } });

    await expect(post("/auth/sessions", {})).rejects.toThrowError("验证码不对");

    expect(calls).toHaveLength(1);
  });

  it("keeps the session when the network is gone during renewal", async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    keepToken("old");
    answer = (url) => (url.endsWith("/refresh") ? "offline" : { status: 401, body: {} });

    await expect(get("/me")).rejects.toBeInstanceOf(Offline);

    expect(signedOut).not.toHaveBeenCalled();
  });

  it("gives every POST a key of its own, or the one that is given", async () => {
    answer = () => ({ status: 201, body: {} });

    await post("/errands", {});
    await post("/errands", {});
    await post("/errands", {}, { key: "mine" });

    const keys = calls.map((call) => (call.init.headers as Record<string, string>)["Idempotency-Key"]);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe("mine");
  });

  it("turns a refusal into a Problem with its code, words and fields", async () => {
    const errors = [{ pointer: "/phone", detail: "手机号不对" }];
    answer = () => ({ status: 422, body: { type: "/problems/invalid-input", title: "填写有误", detail: "请改正", errors } });

    const problem = await post("/errands", {}).catch((error: unknown) => error);

    expect(problem).toMatchObject({ code: "invalid-input", title: "填写有误", detail: "请改正", status: 422, errors });
  });

  it("survives an answer that is no JSON", async () => {
    answer = () => ({ status: 502 });

    await expect(get("/me")).rejects.toMatchObject({ status: 502, title: "没有办成" });
  });

  it("remembers how old an answer from the phone's copy is", async () => {
    answer = () => ({ status: 200, body: {}, headers: { "X-Linban-Copy": "2026-11-21T08:00:00Z" } });
    await get("/errands");
    const stale = staleSince.value?.toISOString();

    answer = () => ({ status: 200, body: {} });
    await get("/errands");

    expect(stale).toBe("2026-11-21T08:00:00.000Z");
    expect(staleSince.value).toBeNull();
  });
});
