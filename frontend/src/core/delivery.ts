/** Sends what waits in the outbox, files first, each under its own key, so a repeat never counts twice. Also runs in sw.ts. */

import { database, type Job, type JobFile } from "./database";
import { exclusive } from "./locks";
import { Offline, Problem, type ProblemBody } from "./problem";
import { accessToken, renew } from "./token";

const API = "/api/v1";
const HANDS_OFF = 60_000;
const LATER = new Set([408, 425, 429]);

export type Outcome<T = unknown> = { state: "sent"; result: T } | { state: "waiting" };

/** Every waiting job of this person, oldest first. One tab (or the service worker) at a time. */
export async function deliverAll(userId: string | null, tell: (job: Job, result: unknown) => void): Promise<void> {
  await alone(async () => {
    for (const job of await waitingJobs(userId)) {
      try {
        tell(job, await deliver(job));
      } catch (error) {
        if (!(error instanceof Problem) || isForLater(error)) return;
      }
    }
  });
}

export function alone(work: () => Promise<void>): Promise<void> {
  return exclusive("linban.outbox", work);
}

/** Oldest first; refused ones wait for the person to decide. */
async function waitingJobs(userId: string | null): Promise<Job[]> {
  const jobs = await (await database()).getAll("jobs");
  return jobs
    .filter((job) => isFree(job) && (userId === null || job.user_id === userId))
    .sort((a, b) => a.created_at.localeCompare(b.created_at));
}

/** A job that a form is sending right now belongs to that form, unless its page was closed meanwhile. */
function isFree(job: Job): boolean {
  const abandoned = Date.now() - Date.parse(job.created_at) > HANDS_OFF;
  return job.state === "sending" ? abandoned : job.state !== "refused";
}

/** Sends one job and forgets it; throws what went wrong after noting it on the job. */
export async function deliver(given: Job): Promise<unknown> {
  // Another tab may have sent it, or part of it, while this one waited for its turn.
  const job = await (await database()).get("jobs", given.id);
  if (!job) return undefined;
  try {
    for (const file of job.files) await upload(job, file);
    const result = await request(job.path, JSON.stringify(withFiles(job)), "application/json", job.id);
    await forget(job);
    return result;
  } catch (error) {
    await note(job, error);
    throw error;
  }
}

export async function forget(job: Job): Promise<void> {
  const db = await database();
  const tx = db.transaction(["jobs", "blobs"], "readwrite");
  await tx.objectStore("jobs").delete(job.id);
  for (const file of job.files) await tx.objectStore("blobs").delete(file.id);
  await tx.done;
}

export function isForLater(error: unknown): boolean {
  if (error instanceof Offline) return true;
  if (!(error instanceof Problem)) return false;
  const twinRunning = error.status === 409 && error.type.endsWith("in-progress");
  return error.status === 401 || error.status >= 500 || LATER.has(error.status) || twinRunning;
}

async function note(job: Job, error: unknown): Promise<void> {
  job.attempts += 1;
  job.detail = error instanceof Problem ? error.detail : null;
  if (error instanceof Problem && error.status === 401) job.state = "sign_in";
  else job.state = isForLater(error) || !(error instanceof Problem) ? "waiting" : "refused";
  await (await database()).put("jobs", job);
}

async function upload(job: Job, file: JobFile): Promise<void> {
  if (file.file_id) return;
  const db = await database();
  const stored = await db.get("blobs", file.id);
  if (!stored) return;
  const boundary = `linban-${file.id}`;
  const body = multipart(boundary, file.name, new Blob([stored.bytes], { type: stored.media_type }));
  const answer = (await request("/files", body, `multipart/form-data; boundary=${boundary}`, file.id)) as { id: string };
  file.file_id = answer.id;
  await db.put("jobs", job);
}

/** Built by hand because a browser's own boundary is random, and the same key must come with the same bytes. */
function multipart(boundary: string, name: string, blob: Blob): Blob {
  const quoted = name.replace(/["\r\n]/g, "_");
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: ${blob.type}\r\n\r\n`;
  return new Blob([head, blob, `\r\n--${boundary}--\r\n`]);
}

function withFiles(job: Job): Record<string, unknown> {
  const body = { ...job.body };
  for (const file of job.files) {
    if (!file.file_id) continue;
    const already = body[file.field];
    body[file.field] = Array.isArray(already) ? [...(already as unknown[]), file.file_id] : [file.file_id];
  }
  return body;
}

async function request(path: string, body: BodyInit, type: string, key: string): Promise<unknown> {
  // After a start without network there is no token yet.
  if (accessToken() === null) await renew();
  let response = await send(path, body, type, key);
  if (response.status === 401 && (await renew())) response = await send(path, body, type, key);
  const text = await response.text().catch(() => "");
  const parsed: unknown = text ? safely(text) : undefined;
  if (response.ok) return parsed;
  throw new Problem(response.status, (parsed ?? {}) as ProblemBody);
}

async function send(path: string, body: BodyInit, type: string, key: string): Promise<Response> {
  const headers: Record<string, string> = { "Content-Type": type, "Idempotency-Key": key };
  const bearer = accessToken();
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  try {
    return await fetch(API + path, { method: "POST", headers, body, credentials: "same-origin" });
  } catch {
    throw new Offline();
  }
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
