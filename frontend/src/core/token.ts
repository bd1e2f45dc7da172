/** The short-lived access token: kept in memory, renewed by the cookie, shared between tabs. */

import { exclusive } from "./locks";
import { Offline, Problem } from "./problem";

export interface SessionAnswer {
  access_token: string;
  expires_in: number;
}

const API = "/api/v1";
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("linban.token");

let token: string | null = null;
let renewing: Promise<boolean> | null = null;

export function accessToken(): string | null {
  return token;
}

export function keepToken(value: string | null): void {
  token = value;
  channel?.postMessage(value);
}

channel?.addEventListener("message", (message: MessageEvent<string | null>) => {
  token = message.data;
});

/** True when a fresh token is at hand; false when the person has to sign in again. */
export function renew(): Promise<boolean> {
  renewing ??= oneAtATime(token).finally(() => {
    renewing = null;
  });
  return renewing;
}

/** Resolves when no renewal is under way, whatever came of it. */
export async function settled(): Promise<void> {
  await renewing?.catch(() => undefined);
}

/** The refresh cookie rotates at every use, so two tabs must never present it at once. */
function oneAtATime(stale: string | null): Promise<boolean> {
  return exclusive("linban.renew", async () => (token !== null && token !== stale ? true : ask()));
}

async function ask(): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(`${API}/auth/sessions/refresh`, { method: "POST", credentials: "same-origin" });
  } catch {
    throw new Offline();
  }
  if (response.ok) {
    keepToken(((await response.json()) as SessionAnswer).access_token);
    return true;
  }
  if (response.status >= 500 || response.status === 429) {
    throw new Problem(response.status, {}, Number(response.headers.get("Retry-After")) || null);
  }
  keepToken(null);
  return false;
}
