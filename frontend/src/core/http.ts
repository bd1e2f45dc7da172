/** Every call to the server goes through here: bearer, one renewal on 401, problems as exceptions. */

import { ref } from "vue";
import { Offline, Problem, type ProblemBody } from "./problem";
import { accessToken, keepToken, renew, settled } from "./token";
import { uuid } from "./uuid";

export { Offline, Problem } from "./problem";

export const API = "/api/v1";
export type Query = Record<string, string | number | boolean | null | undefined>;

/** Since when the shown data is old: set while answers come from the phone's own copy. */
export const staleSince = ref<Date | null>(null);

/** Called once when the server no longer knows us. */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback;
}

export function get<T>(path: string, query?: Query): Promise<T> {
  return call<T>("GET", path + search(query));
}

export function post<T>(path: string, body?: unknown, options: { key?: string } = {}): Promise<T> {
  return call<T>("POST", path, body, { "Idempotency-Key": options.key ?? uuid() });
}

export function patch<T>(path: string, body: unknown): Promise<T> {
  return call<T>("PATCH", path, body);
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return call<T>("PUT", path, body);
}

export function del<T = void>(path: string, body?: unknown): Promise<T> {
  return call<T>("DELETE", path, body);
}

/** Pictures and vouchers are behind the bearer too, so an <img> needs a blob. */
export async function getBlob(path: string): Promise<Blob> {
  const response = await attempt("GET", path.startsWith(API) ? path.slice(API.length) : path);
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}

async function call<T>(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<T> {
  const response = await attempt(method, path, body, extra);
  if (!response.ok) throw await problemOf(response);
  if (method === "GET") noteAge(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function attempt(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<Response> {
  await settled();
  const sent = accessToken();
  const response = await send(method, path, body, extra);
  const signingIn = method === "POST" && path.startsWith("/auth/");
  if (response.status !== 401 || signingIn) return response;
  const renewed = accessToken() !== sent && accessToken() !== null ? true : await renew();
  if (renewed) return send(method, path, body, extra);
  onSignedOut();
  return response;
}

async function send(method: string, path: string, body: unknown, extra: Record<string, string>): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...extra };
  const bearer = accessToken();
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  const raw = body instanceof FormData || body instanceof Blob || body === undefined;
  if (!raw) headers["Content-Type"] = "application/json";
  try {
    return await fetch(API + path, {
      method,
      headers,
      body: raw ? (body as BodyInit | undefined) ?? null : JSON.stringify(body),
      credentials: "same-origin",
    });
  } catch {
    throw new Offline();
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  if (response.status === 401) keepToken(null);
  return new Problem(response.status, body, Number(response.headers.get("Retry-After")) || null);
}

function noteAge(response: Response): void {
  const copied = response.headers.get("X-Linban-Copy");
  staleSince.value = copied ? new Date(copied) : null;
}

function search(query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : "";
}
