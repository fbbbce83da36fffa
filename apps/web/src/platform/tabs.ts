/** What the tabs of one desk tell each other: that somebody is at work, that the screen was locked or unlocked, that the person left. */
export type TabNews = 'active' | 'locked' | 'unlocked' | 'signed-out'

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('mips')

/** Tells the other tabs. */
export const tellTabs = (news: TabNews): void => channel?.postMessage(news)

/** Hears from the other tabs until the answer is called. */
export function hearTabs(listener: (news: TabNews) => void): () => void {
  const onMessage = (event: MessageEvent<TabNews>) => listener(event.data)
  channel?.addEventListener('message', onMessage)
  return () => channel?.removeEventListener('message', onMessage)
}
