/** What a service worker is given, as far as it is used here: TypeScript's library of it excludes that of pages. */

interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface FetchEvent extends Lasting {
  request: Request;
  /** The answer to a navigation that the browser asked for while the worker woke. */
  preloadResponse: Promise<Response | undefined>;
  respondWith: (answer: Response | Promise<Response>) => void;
}

export interface MessageToWorker extends Lasting {
  data: unknown;
  ports: readonly MessagePort[];
}

interface WorkerEvents {
  install: Lasting;
  activate: Lasting;
  fetch: FetchEvent;
  message: MessageToWorker;
}

export interface WorkerScope {
  addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  registration: ServiceWorkerRegistration;
  location: Location;
  /** Upper limit in bytes of what a device keeps; the server writes it before the script. */
  OFFLINE_BYTES: number;
}

/** Of the worker in which this runs. */
export const worker = self as unknown as WorkerScope; // the DOM's `self` is a window
