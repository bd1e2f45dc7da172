/** Marks answers that come from the phone's own copy, so that pages can say how old they are. */

const OURS = "X-Linban-Copy";

/** A workbox plugin: only full answers are kept, each with the moment it was true. */
export class CacheableResponse {
  cacheWillUpdate = async ({ response }: { response: Response }): Promise<Response | null> => {
    if (response.status !== 200) return null;
    const headers = new Headers(response.headers);
    headers.set("X-Linban-Kept", new Date().toISOString());
    return new Response(await response.blob(), { status: 200, headers });
  };

  cachedResponseWillBeUsed = async ({ cachedResponse }: { cachedResponse?: Response }): Promise<Response | null> => {
    if (!cachedResponse) return null;
    const headers = new Headers(cachedResponse.headers);
    headers.set(OURS, headers.get("X-Linban-Kept") ?? "");
    return new Response(await cachedResponse.blob(), { status: 200, headers });
  };
}
