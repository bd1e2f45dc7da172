/** Who is signed in on this phone, and at which desk they are working. */

import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { followAccount } from "./elder";
import { del, get, post, whenSignedOut } from "./http";
import { openOutbox } from "./outbox";
import { Problem } from "./problem";
import { accessToken, keepToken, renew } from "./token";
import type { Me, SignedIn } from "./types";

export type Desk = "resident" | "agent" | "shopkeeper" | "officer" | "auditor" | "admin";
export type Credentials = ({ phone: string; code: string } | { phone: string; password: string }) & { second_factor?: string };

const ME = "linban.me";
const DESK = "linban.desk";
const LEAVING = "linban.leaving";
const DESK_OF: Record<string, Desk> = {
  resident: "resident",
  agent: "agent",
  station_lead: "agent",
  shopkeeper: "shopkeeper",
  auditor: "auditor",
  admin: "admin",
};

export const DESK_LABELS: Record<Desk, string> = {
  resident: "村民",
  agent: "代办员",
  shopkeeper: "积分超市",
  officer: "干部",
  auditor: "审计",
  admin: "管理员",
};

export const useSession = defineStore("session", () => {
  const me = ref<Me | null>(read<Me>(ME));
  const chosen = ref<Desk | null>(read<Desk>(DESK));

  const isSignedIn = computed(() => me.value !== null);
  const desks = computed(() => desksOf(me.value));
  const role = computed<Desk>(() => {
    const mine = desks.value;
    return chosen.value && mine.includes(chosen.value) ? chosen.value : (mine[0] ?? "resident");
  });

  function can(permission: string): boolean {
    return me.value?.permissions.includes(permission) ?? false;
  }

  function choose(desk: Desk): void {
    chosen.value = desk;
    write(DESK, desk);
  }

  /** At app start: show the remembered person at once, then ask the server whether that still holds. */
  async function resume(): Promise<void> {
    if (!me.value) return leaveAtLast();
    // Asked before anything else, so that the first page's requests wait for it.
    const renewed = accessToken() === null ? renew() : Promise.resolve(true);
    renewed.catch(() => undefined);
    await openOutbox(me.value.user.id);
    try {
      if (!(await renewed)) return await forgetMe();
      await reload();
    } catch (error) {
      if (error instanceof Problem && error.status === 401) await forgetMe();
    }
  }

  async function signIn(credentials: Credentials): Promise<void> {
    const answer = await post<SignedIn>("/auth/sessions", credentials);
    if (me.value?.user.id !== answer.user.id) await forgetMe();
    keepToken(answer.access_token);
    await reload();
    await openOutbox(answer.user.id);
  }

  async function reload(): Promise<void> {
    me.value = await get<Me>("/me");
    write(ME, me.value);
    followAccount(me.value.elder_mode);
  }

  async function signOut(everywhere = false): Promise<void> {
    const path = everywhere ? "/auth/sessions" : "/auth/sessions/current";
    try {
      await del(path);
    } catch (error) {
      if (error instanceof Problem && error.status !== 401) throw error;
      write(LEAVING, path);
    }
    await forgetMe();
  }

  /** Nothing of one family member stays on the phone for the next. Jobs waiting stay, under their owner's id. */
  async function forgetMe(): Promise<void> {
    keepToken(null);
    me.value = null;
    chosen.value = null;
    localStorage.removeItem(ME);
    localStorage.removeItem(DESK);
    await openOutbox(null);
    await deleteCopies();
  }

  whenSignedOut(() => void forgetMe());
  return { me, role, desks, isSignedIn, can, choose, resume, signIn, reload, signOut };
});

/** Whoever works for the village opens the app at their work; their own errands are one switch away. */
function desksOf(me: Me | null): Desk[] {
  if (!me) return [];
  const fromGrants = me.grants.map((grant) => DESK_OF[grant.role] ?? "officer");
  const all: Desk[] = me.resident ? [...fromGrants, "resident"] : fromGrants;
  const mine = [...new Set(all)].sort((a, b) => Number(a === "resident") - Number(b === "resident"));
  return mine.length ? mine : ["resident"];
}

/** Signing out without network leaves the cookie behind; it is given back at the next start. */
async function leaveAtLast(): Promise<void> {
  const path = read<string>(LEAVING);
  if (!path) return;
  try {
    if (await renew()) await del(path);
    localStorage.removeItem(LEAVING);
  } catch {
    return;
  } finally {
    keepToken(null);
  }
}

async function deleteCopies(): Promise<void> {
  if (typeof caches === "undefined") return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("linban-api")).map((name) => caches.delete(name)));
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  localStorage.setItem(key, JSON.stringify(value));
}
