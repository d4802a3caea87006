/**
 * Next's handler for `'use cache'`: keeps nothing. Reading the edition takes microseconds and is always
 * right; what is worth keeping is the finished page. The directive still gives each page its tags.
 */
const nextDataCache = {
  async get(): Promise<undefined> {
    return undefined;
  },
  async set(_key: string, pending: Promise<{ value: ReadableStream }>): Promise<void> {
    const entry = await pending;
    await entry.value.cancel();
  },
  async refreshTags(): Promise<void> {},
  async getExpiration(): Promise<number> {
    return 0;
  },
  async updateTags(): Promise<void> {},
};

export default nextDataCache;
