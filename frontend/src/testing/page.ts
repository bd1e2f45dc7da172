/** Opens a page in a spec with a mock server behind fetch, and drives it the way a person does: by its words. */

import { PiniaColada } from "@pinia/colada";
import { mount, flushPromises, type VueWrapper } from "@vue/test-utils";
import { createPinia, setActivePinia } from "pinia";
import { vi } from "vitest";
import { createMemoryHistory, createRouter, RouterView, type RouteRecordRaw } from "vue-router";
import { openOutbox } from "@/core/outbox";
import { useSession } from "@/core/session";
import { keepToken } from "@/core/token";
import type { Me } from "@/core/types";

export interface Sent {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}
export interface Answer {
  status: number;
  body: unknown;
}
type Handler = (sent: Sent) => unknown;

export const answer = (status: number, body: unknown): Answer => ({ status, body });
const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && "status" in value && "body" in value;

/** Answers `GET /path` and the like; `*` stands for one part. What it was asked stays in `sent`. */
export function serve(routes: Record<string, Handler>): { sent: Sent[] } {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, "http://village.test");
    const path = url.pathname.replace("/api/v1", "");
    const method = init.method ?? "GET";
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const request = { method, path, query: url.searchParams, body };
    sent.push(request);
    const found = Object.entries(routes).find(([rule]) => matches(rule, method, path));
    if (!found) return new Response(JSON.stringify({ detail: `没有 ${method} ${path}` }), { status: 404 });
    const result = found[1](request);
    const { status, body: told } = isAnswer(result) ? result : { status: 200, body: result };
    return new Response(JSON.stringify(told), { status, headers: { "Content-Type": "application/json" } });
  });
  return { sent };
}

function matches(rule: string, method: string, path: string): boolean {
  const [wanted, pattern] = rule.split(" ");
  return wanted === method && new RegExp(`^${pattern!.replaceAll("*", "[^/]+")}$`).test(path);
}

export const RESIDENT: Me = {
  user: { id: "u1", name: "王秀英", phone_masked: "199****0001" },
  grants: [{ role: "resident", region_id: "r1", region_name: "青山村" }],
  household: null,
  resident: { id: "p1", name: "王秀英", region_id: "r1", region_name: "青山村", station_id: "s1" },
  permissions: ["errand_view", "errand_submit", "claim_submit", "order_place", "points_view", "shop_view"],
  elder_mode: false,
  demo: true,
  home_station_id: "s1",
};

export async function openPage(path: string, routes: RouteRecordRaw[], me: Partial<Me> = {}): Promise<Page> {
  const pinia = createPinia();
  setActivePinia(pinia);
  useSession().me = { ...RESIDENT, ...me };
  keepToken("spec");
  await openOutbox("u1");
  const blank = { template: "<i />" };
  const others = ["home", "station", "errand", "errands", "work", "points", "points-rules", "shop", "errand-new"];
  const known = new Set(routes.map(({ name }) => name));
  const spare = others
    .filter((name) => !known.has(name))
    .map((name) => ({ path: `/spare/${name}/:id?`, name, component: blank }));
  const router = createRouter({ history: createMemoryHistory(), routes: [...routes, ...spare] });
  await router.push(path);
  const wrapper = mount(RouterView, { global: { plugins: [pinia, router, PiniaColada] }, attachTo: document.body });
  await settle();
  return new Page(wrapper, () => router.currentRoute.value.fullPath);
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    await flushPromises();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await vi.dynamicImportSettled();
  }
}

export class Page {
  constructor(
    private readonly wrapper: VueWrapper,
    readonly address: () => string,
  ) {}

  get text(): string {
    return document.body.textContent?.replace(/\s+/g, " ") ?? "";
  }

  /** The last button or link that says so: sheets come after the page. */
  async press(words: string): Promise<void> {
    const found = [...document.querySelectorAll<HTMLElement>("button, a")]
      .filter((each) => each.textContent?.includes(words))
      .at(-1);
    if (!found) throw new Error(`没有写着“${words}”的按钮`);
    if (found instanceof HTMLButtonElement && found.type === "submit") (found.form ?? formNamed(found))?.requestSubmit();
    else found.click();
    await settle();
  }

  async fill(label: string, value: string): Promise<void> {
    const control = this.control(label);
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
  }

  async choose(label: string): Promise<void> {
    this.control(label).click();
    await settle();
  }

  close(): void {
    this.wrapper.unmount();
    document.body.innerHTML = "";
    // What still refreshes in the background waits for ever instead of reaching for a real network.
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
  }

  private control(label: string): HTMLInputElement {
    const found = [...document.querySelectorAll("label")].filter((each) => each.textContent?.includes(label)).at(-1);
    const control =
      found?.control ?? found?.querySelector("input, select, textarea") ?? (found && document.getElementById(found.htmlFor));
    if (!control) throw new Error(`没有“${label}”这一栏`);
    return control as HTMLInputElement;
  }
}

function formNamed(button: HTMLButtonElement): HTMLFormElement | null {
  return document.querySelector(`form#${button.getAttribute("form") ?? "none"}`);
}
