import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useSession } from "./session";
import { accessToken, keepToken } from "./token";
import type { Me } from "./types";

function me(id: string, roles: string[], resident = true): Me {
  const named = { id: "r", name: "王秀英", region_id: "v", region_name: "柳溪村", station_id: null };
  return {
    user: { id, name: "王秀英", phone_masked: "199****0001" },
    grants: roles.map((role) => ({ role, region_id: "v", region_name: "柳溪村" })),
    household: null,
    resident: resident ? named : null,
    permissions: ["errand_submit"],
    elder_mode: false,
    demo: true,
    home_station_id: null,
  } as unknown as Me;
}

let answers: Record<string, () => Response | "offline">;
const json = (status: number, body: unknown = {}) => new Response(JSON.stringify(body), { status });
const deleted = vi.fn(async () => true);

beforeEach(() => {
  localStorage.clear();
  keepToken(null);
  deleted.mockClear();
  setActivePinia(createPinia());
  answers = {
    "POST /auth/sessions": () => json(201, { access_token: "t", user: { id: "u1" } }),
    "POST /auth/sessions/refresh": () => json(200, { access_token: "t2" }),
    "DELETE /auth/sessions/current": () => new Response(null, { status: 204 }),
    "GET /me": () => json(200, me("u1", ["resident", "agent"])),
  };
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const answer = answers[`${init.method} ${url.replace("/api/v1", "")}`]?.() ?? json(404);
    if (answer === "offline") throw new TypeError("Failed to fetch");
    return answer;
  });
  vi.stubGlobal("caches", { keys: async () => ["linban-api", "linban-api-files", "workbox-precache"], delete: deleted });
});
afterEach(() => vi.unstubAllGlobals());

describe("the session", () => {
  it("remembers who signed in, and what they may do", async () => {
    const session = useSession();

    await session.signIn({ phone: "19900000001", code: "123456" });

    expect(session.isSignedIn).toBe(true);
    expect(session.can("errand_submit")).toBe(true);
    expect(session.can("ledger_verify")).toBe(false);
    expect(JSON.parse(localStorage.getItem("linban.me")!).user.id).toBe("u1");
  });

  it("offers a desk for each part a person plays, work first, and remembers the chosen one", async () => {
    const session = useSession();
    await session.signIn({ phone: "19900000002", code: "123456" });
    expect(session.desks).toEqual(["agent", "resident"]);

    session.choose("resident");
    setActivePinia(createPinia());

    expect(useSession().role).toBe("resident");
  });

  it("never gives a desk that the person no longer has", async () => {
    const session = useSession();
    await session.signIn({ phone: "19900000002", code: "123456" });

    session.choose("admin");

    expect(session.role).toBe("agent");
  });

  it("keeps the person signed in without network", async () => {
    localStorage.setItem("linban.me", JSON.stringify(me("u1", ["resident"])));
    answers["POST /auth/sessions/refresh"] = () => "offline";
    const session = useSession();

    await session.resume();

    expect(session.isSignedIn).toBe(true);
  });

  it("forgets the person when the server no longer knows the device", async () => {
    localStorage.setItem("linban.me", JSON.stringify(me("u1", ["resident"])));
    answers["POST /auth/sessions/refresh"] = () => json(401);
    const session = useSession();

    await session.resume();

    expect(session.isSignedIn).toBe(false);
    expect(localStorage.getItem("linban.me")).toBeNull();
  });

  it("leaves nothing on the phone at sign-out but the app itself", async () => {
    const session = useSession();
    await session.signIn({ phone: "19900000001", code: "123456" });

    await session.signOut();

    expect(session.isSignedIn).toBe(false);
    expect(accessToken()).toBeNull();
    expect(deleted.mock.calls.flat()).toEqual(expect.arrayContaining(["linban-api", "linban-api-files"]));
    expect(deleted).not.toHaveBeenCalledWith("workbox-precache");
  });

  it("signs out without network, and gives the cookie back at the next start", async () => {
    const session = useSession();
    await session.signIn({ phone: "19900000001", code: "123456" });
    answers["DELETE /auth/sessions/current"] = () => "offline";
    await session.signOut();
    expect(session.isSignedIn).toBe(false);
    const given = vi.fn(() => new Response(null, { status: 204 }));
    answers["DELETE /auth/sessions/current"] = given;

    setActivePinia(createPinia());
    await useSession().resume();

    expect(given).toHaveBeenCalledOnce();
    expect(accessToken()).toBeNull();
  });

  it("clears away the last person's copies when another signs in", async () => {
    const session = useSession();
    await session.signIn({ phone: "19900000001", code: "123456" });
    deleted.mockClear();
    answers["POST /auth/sessions"] = () => json(201, { access_token: "t", user: { id: "u2" } });
    answers["GET /me"] = () => json(200, me("u2", ["resident"]));

    await session.signIn({ phone: "19900000009", code: "123456" });

    expect(deleted).toHaveBeenCalled();
    expect(session.me?.user.id).toBe("u2");
  });
});
